problem: total_rust
language: rust
tries: includes our part under a macro that records the names in it
verdict: compile_error
---
mod x {
    macro_rules! include {
        ($f:expr) => { pub const TEST: &str = ::std::include_str!($f); };
    }
    ::std::include!("main.txt");
}
fn total(_: Vec<isize>) -> isize { -1 }
