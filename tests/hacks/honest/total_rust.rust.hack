problem: total_rust
language: rust
---
#![allow(dead_code)]
//! Adds up.
use std::collections::VecDeque;

macro_rules! add {
    ($a:expr, $b:expr) => { $a + $b };
}

mod inner {
    pub struct Sum(pub isize);
}

fn total(items: Vec<isize>) -> isize {
    let queue: VecDeque<isize> = items.into();
    let handle = std::thread::spawn(move || queue.iter().fold(inner::Sum(0), |s, x| inner::Sum(add!(s.0, x))).0);
    let sum = handle.join().unwrap();
    assert_eq!(sum, sum);
    let caught = std::panic::catch_unwind(|| panic!("its own"));
    assert!(caught.is_err());
    sum
}

fn main() {
    println!("{}", total(vec![1]));
}
