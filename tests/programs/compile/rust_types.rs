// Tries: types that double
// Allowed: compile_error
// Wall: compiler
// Slow: a compiler of half a second
#![recursion_limit = "100000"]
trait Deep { fn deep(&self) -> usize; }
impl<T> Deep for Vec<T> where Vec<Vec<T>>: Deep { fn deep(&self) -> usize { 1 } }
fn main() {
    println!("{}", Vec::<u8>::new().deep());
}
