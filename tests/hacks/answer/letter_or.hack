problem: answer_text
language: text
tries: two choices
---
\boxed{A \text{ or } B}
