// Tries: to go on in a shutdown hook, and threads that are no daemons
// Allowed: idle_limit
// Wall: wall_limit
// Limits: wall_ms=2500
// Slow: a JVM and its compiler
public class Main {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try { Thread.sleep(6000); } catch (InterruptedException e) { }
            System.out.println("ESCAPED: a hook went on for 6 s of 2.5");
        }));
        System.exit(0);
    }
}
