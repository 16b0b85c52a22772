problem: answer_3
language: text
---
The roots are 2 and 3, so the larger one is \boxed{3}.
