// Tries: libraries and arguments for the linker from the source
// Allowed: compile_error
// Wall: by_construction
// Slow: a compiler of half a second
#[link(name = "evil", kind = "static")]
extern "C" { fn evil(); }
fn main() { unsafe { evil() } }
