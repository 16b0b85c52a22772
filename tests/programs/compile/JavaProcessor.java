// Tries: an annotation processor of its own, which would run in the compiler
// Allowed: ok, compile_error
// Wall: by_construction
// Slow: a JVM and its compiler
import java.util.*;
import javax.annotation.processing.*;
import javax.lang.model.element.TypeElement;

@SupportedAnnotationTypes("*")
public class Main extends AbstractProcessor {
    static { if (System.getProperty("jdk.module.main", "").equals("jdk.compiler")) System.out.println("ESCAPED: runs in the compiler"); }

    @Override public boolean process(Set<? extends TypeElement> set, RoundEnvironment round) {
        System.out.println("ESCAPED: runs in the compiler");
        return false;
    }

    public static void main(String[] args) { }
}
