// Another road to the same number: the best walk that ends below a height, kept in a Fenwick tree
// over the sorted heights.
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let v: Vec<u64> = text.split_whitespace().map(|t| t.parse().unwrap()).collect();
    let (n, mut h, a, c, m) = (v[0] as usize, v[1], v[2], v[3], v[4]);
    let mut heights = Vec::with_capacity(n);
    for _ in 0..n {
        heights.push(h);
        h = (a * h + c) % m;
    }
    let mut sorted = heights.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let mut tree = vec![0u32; sorted.len() + 1];
    let mut best = 0;
    for h in heights {
        let rank = sorted.binary_search(&h).unwrap();
        let mut longest = 0;
        let mut i = rank;
        while i > 0 {
            longest = longest.max(tree[i]);
            i &= i - 1;
        }
        longest += 1;
        best = best.max(longest);
        let mut i = rank + 1;
        while i < tree.len() {
            tree[i] = tree[i].max(longest);
            i += i & i.wrapping_neg();
        }
    }
    println!("{}", best);
}
