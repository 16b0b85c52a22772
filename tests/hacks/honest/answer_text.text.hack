problem: answer_text
language: text
---
So the right choice is \boxed{\text{(B)}}.
