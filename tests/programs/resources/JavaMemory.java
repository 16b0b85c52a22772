// Tries: memory that -Xmx does not bound: direct buffers, thread stacks, mapped files
// Allowed: memory_limit, runtime_error
// Wall: memory_cgroup
// Limits: memory_mb=128 cpu_ms=10000
// Slow: a JVM and its compiler
import java.nio.ByteBuffer;
import java.util.*;

public class Main {
    public static void main(String[] args) {
        List<ByteBuffer> kept = new ArrayList<>();
        try {
            for (int i = 0; i < 80; ++i) {
                ByteBuffer buffer = ByteBuffer.allocateDirect(10 << 20);
                while (buffer.hasRemaining()) buffer.put((byte) 1);
                kept.add(buffer);
            }
        } catch (OutOfMemoryError e) {
            System.exit(3);
        }
        System.out.println("ESCAPED: 800 MiB in 128 and the runtime's 128");
    }
}
