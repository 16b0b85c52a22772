// Tries: memory that -Xmx does not bound: direct buffers and the stack of a thread
// Allowed: memory_limit, runtime_error
// Wall: memory_cgroup
// Limits: memory_mb=128 cpu_ms=10000
// Slow: a JVM and its compiler
import java.nio.ByteBuffer;
import java.util.*;

public class Main {
    public static void main(String[] args) {
        List<ByteBuffer> kept = new ArrayList<>();
        for (int i = 0; i < 10; ++i) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(10 << 20);
            while (buffer.hasRemaining()) buffer.put((byte) 1);
            kept.add(buffer);
        }
        Thread deep = new Thread(null, () -> dive(10_000_000), "deep", 1L << 30);
        deep.start();
        try {
            deep.join();
        } catch (InterruptedException e) {
            System.exit(3);
        }
        System.out.println("ESCAPED: 100 MiB and a deep stack in 128 and the runtime's 128");
    }

    private static long dive(int left) {
        return left == 0 ? 0 : dive(left - 1) + 1;
    }
}
