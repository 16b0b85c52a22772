// Parses into i64 and panics at the first entry that does not fit.
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let entries: Vec<i64> = text.split_whitespace().skip(1).map(|t| t.parse().unwrap()).collect();
    println!("{}", entries.iter().map(|&e| e as i128).sum::<i128>());
    println!("{}", entries.iter().max().unwrap());
}
