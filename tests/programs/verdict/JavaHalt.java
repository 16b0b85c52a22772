// Tries: to look as if it had been killed for memory, past shutdown hooks
// Allowed: runtime_error
// Wall: verdict_by_counters
// Exit: 137
// Slow: a JVM and its compiler
public class Main {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("ESCAPED: hooks ran after halt")));
        Runtime.getRuntime().halt(137);
    }
}
