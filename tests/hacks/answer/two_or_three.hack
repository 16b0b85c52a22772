problem: answer_3
language: text
tries: an alternative
---
The answer is \boxed{2 \text{ or } 3}.
