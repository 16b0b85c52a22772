// Tries: inference that takes time without end: nested calls of generic methods
// Allowed: ok, compile_error, runtime_error
// Wall: by_construction
// Slow: it burns the compiler's whole limit
import java.util.*;
import java.util.function.*;

public class Main {
    static <T> T id(T t) { return t; }
    static <T, R> R on(T t, Function<? super T, ? extends R> f) { return f.apply(t); }
    static int over(Function<Integer, Integer> f) { return 1; }
    static long over(Supplier<? extends Number> f) { return 2; }
    static String over(Comparator<? super Integer> f) { return ""; }

    public static void main(String[] args) {
        Object o = on(1, a -> on(a, b -> on(b, c -> on(c, d -> on(d, e -> on(e, f -> on(f, g -> on(g, h -> on(h,
            i -> on(i, j -> on(j, k -> on(k, l -> on(l, m -> on(m, n -> on(n, x -> over(y -> y + x))))))))))))))));
        System.out.println(o);
    }
}
