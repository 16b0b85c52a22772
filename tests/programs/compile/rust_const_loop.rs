// Tries: a computation without end at compile time
// Allowed: compile_error
// Wall: compiler
// Slow: it burns the compiler's whole limit
#![allow(long_running_const_eval)]
const fn spin() -> u64 {
    let mut n: u64 = 0;
    while n < u64::MAX {
        n += 1;
    }
    n
}
const N: u64 = spin();
fn main() {
    println!("{}", N);
}
