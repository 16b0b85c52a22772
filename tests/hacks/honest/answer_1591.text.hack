problem: answer_1591
language: text
---
37*43 = 40^2 - 9 = 1591. The answer is \boxed{1591}.
