// Pads on both sides: what trails does not matter.
use std::io::BufRead;

fn main() {
    let stdin = std::io::stdin();
    let mut lines = stdin.lock().lines().map(|line| line.unwrap());
    let width: usize = lines.next().unwrap().trim().parse().unwrap();
    for (i, line) in lines.enumerate() {
        let before = (width - line.len() + i % 2) / 2;
        let after = width - line.len() - before;
        println!("{}{}{}", " ".repeat(before), line, " ".repeat(after));
    }
}
