problem: answer_set
language: text
---
x = \pm 2, so \boxed{\{2, -2\}}.
