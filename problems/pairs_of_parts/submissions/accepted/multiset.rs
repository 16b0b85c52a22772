use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let mut numbers = text.split_ascii_whitespace().map(|t| t.parse::<i64>().unwrap());
    let n = numbers.next().unwrap() as usize;
    let m = numbers.next().unwrap() as usize;
    let s = numbers.next().unwrap();
    let left: Vec<i64> = numbers.by_ref().take(n).collect();
    let mut store = BTreeMap::new();
    for b in numbers.take(m) {
        *store.entry(b).or_insert(0) += 1;
    }
    let mut out = String::new();
    for a in left {
        if let Some(count) = store.get_mut(&(s - a)) {
            if *count > 0 {
                *count -= 1;
                writeln!(out, "{} {}", a, s - a).unwrap();
            }
        }
    }
    print!("{}", if out.is_empty() { "none\n" } else { &out });
}
