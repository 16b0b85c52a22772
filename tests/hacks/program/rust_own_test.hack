problem: total_rust
language: rust
tries: brings a module with the name of the test
verdict: compile_error
---
mod assay_test {
    pub fn assay_run() {}
}
pub fn assay_run() {}
fn total(_: Vec<isize>) -> isize { -1 }
