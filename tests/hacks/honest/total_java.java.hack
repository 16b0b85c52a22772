problem: total_java
language: java
---
import java.util.*;
public class Solution {
    static int total(List<Integer> items) {
        int sum = 0;
        for (int x : items) sum += x;
        return sum;
    }
    public static void main(String[] args) { System.exit(0); }
}
