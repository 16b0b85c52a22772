// Tries: the compiler's environment in the program
// Allowed: ok
// Wall: environment
// Slow: a compiler of half a second
fn main() {
    if option_env!("ASSAY_HOST_SECRET").is_some() {
        println!("ESCAPED: the supervisor's environment");
    }
}
