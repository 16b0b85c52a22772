// Tries: to be a procedural macro, which would run in the compiler
// Allowed: compile_error
// Wall: by_construction
// Slow: a compiler of half a second
#![crate_type = "proc-macro"]
extern crate proc_macro;
use proc_macro::TokenStream;
#[proc_macro]
pub fn run(_: TokenStream) -> TokenStream {
    println!("ESCAPED: runs in the compiler");
    TokenStream::new()
}
fn main() {}
