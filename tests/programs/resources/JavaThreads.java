// Tries: threads without end
// Allowed: runtime_error, memory_limit, ok
// Wall: process_limit
// Limits: processes=32 memory_mb=512 cpu_ms=10000
// Confined: where all runs share our user, threads are counted by looking
// Slow: a JVM and its compiler
public class Main {
    public static void main(String[] args) {
        int count = 0;
        try {
            for (; count < 500; ++count) {
                Thread thread = new Thread(null, () -> {
                    try { Thread.sleep(30000); } catch (InterruptedException e) { }
                }, "t", 65536);
                thread.setDaemon(true);
                thread.start();
            }
        } catch (Throwable refused) {
        }
        if (count > 120) System.out.println("ESCAPED: " + count + " threads");
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
