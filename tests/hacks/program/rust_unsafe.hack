problem: total_rust
language: rust
tries: writes over memory
verdict: compile_error
---
#![allow(unsafe_code)]
fn total(_: Vec<isize>) -> isize { unsafe { *(8 as *const isize) } }
