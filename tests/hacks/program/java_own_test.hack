problem: total_java
language: java
tries: a class Test of its own
verdict: compile_error
---
class Test {
    public static void main(String[] a) {}
}
class Solution {
    static int total(java.util.List<Integer> x) { return -1; }
}
