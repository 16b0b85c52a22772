problem: answer_set
language: text
tries: more than all
---
\boxed{\{-2,-1,0,1,2\}}
