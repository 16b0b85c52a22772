problem: greet_java
language: java
---
class Solution {
    static String greet(String name) {
        return "hi " + name;
    }
}
