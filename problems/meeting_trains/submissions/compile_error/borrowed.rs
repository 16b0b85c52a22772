// Uses a value after it was moved.
fn main() {
    let lines: Vec<String> = std::io::stdin().lines().map(|l| l.unwrap()).collect();
    let questions = lines;
    println!("{} {}", lines.len(), questions.len());
}
