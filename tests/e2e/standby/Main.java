// What a Java program can ask about how it was started, and how it can end. The first word of the input says what.
import java.io.*;
import java.lang.management.*;
import java.util.*;

public class Main {
    static class Failing { static int x = 1 / Integer.parseInt("0"); }

    static void identity() throws Exception {
        Thread thread = Thread.currentThread();
        System.out.println(thread.getName() + thread.getId() + thread.getThreadGroup().getName() + thread.getPriority()
            + thread.isDaemon());
        System.out.println(Main.class.getClassLoader().getClass() + " " + Main.class.getClassLoader().getName() + " "
            + Main.class.getProtectionDomain().getCodeSource().getLocation() + thread.getContextClassLoader().getName());
        for (StackTraceElement element : thread.getStackTrace()) System.out.println(element);
        new TreeMap<>(System.getProperties()).forEach((key, value) -> System.out.println(key + "=" + value));
        System.out.println(new TreeMap<>(System.getenv()));
        Runtime runtime = Runtime.getRuntime();
        System.out.println(runtime.maxMemory() + " " + ProcessHandle.current().pid() + " "
            + ProcessHandle.current().children().count() + " " + Locale.getDefault());
        List<String> names = new ArrayList<>();
        for (Thread each : Thread.getAllStackTraces().keySet()) names.add(each.getName());
        Collections.sort(names);
        System.out.println(names);
        System.out.println(ManagementFactory.getRuntimeMXBean().getClassPath() + Arrays.toString(new File(".").list())
            + Arrays.toString(new File("/tmp").list()));
        List<String> open = new ArrayList<>();
        for (File file : new File("/proc/self/fd").listFiles()) open.add(file.getCanonicalPath().replaceAll("[0-9]+", "#"));
        Collections.sort(open);
        System.out.println(open);
    }

    static void endlessly(int depth) { endlessly(depth + 1); }

    static void deeply() {
        try {
            endlessly(0);
        } catch (StackOverflowError error) {
            System.out.println("overflowed");
        }
    }

    static void inThreads() throws Exception {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; ++i) {
            int number = i;
            threads[i] = new Thread(() -> seen.add(number));
            threads[i].start();
        }
        for (Thread thread : threads) thread.join();
        Collections.sort(seen);
        System.out.println(seen);
        new Thread(() -> { throw new IllegalStateException("in a thread"); }, "other").start();
    }

    public static void main(String[] args) throws Exception {
        Scanner in = new Scanner(System.in);
        String what = in.hasNextLine() ? in.nextLine() : "nothing";
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        System.out.println(what + args.length);
        switch (what) {
            case "identity" -> identity();
            case "throws" -> throw new IOException("thrown on purpose", new RuntimeException("its cause"));
            case "exits" -> System.exit(3);
            case "halts" -> Runtime.getRuntime().halt(4);
            case "exits_in_thread" -> new Thread(() -> System.exit(5)).start();
            case "unflushed" -> new PrintStream(new BufferedOutputStream(System.out, 1 << 16)).print("lost");
            case "large" -> System.out.println("x".repeat(300000));
            case "echoes" -> { while (in.hasNextLine()) System.out.println(in.nextLine().toUpperCase()); }
            case "initializer" -> System.out.println(Failing.x);
            case "deeply" -> deeply();
            case "threads" -> inThreads();
            case "missing" -> Class.forName("NotThere");
            case "too_much" -> { List<long[]> kept = new ArrayList<>(); for (;;) kept.add(new long[1 << 20]); }
            case "sleeps" -> Thread.sleep(60000);
            case "too_long" -> { for (long i = 0; ; ++i) if (i < 0) System.out.println(i); }
            case "daemon" -> {
                Thread thread = new Thread(() -> { for (;;) Thread.onSpinWait(); });
                thread.setDaemon(true);
                thread.start();
            }
            case "refused" -> System.out.println(new java.net.ServerSocket(0).getLocalPort());
            case "hashes" -> System.out.println(Objects.hash("a", 1) + " " + new Object().equals(null) + new Random(1).nextInt());
            default -> System.out.println("nothing to do");
        }
    }
}
