problem: total_rust_tests
language: rust
---
pub fn total(items: Vec<i32>) -> i32 {
    items.iter().sum()
}
