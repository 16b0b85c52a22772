// Assay's part of a Java test program (kind program): runs Test.main and, if it returned, writes the
// completion token of this run. The token comes from standard input, before any class of the
// submission's is loaded, and is only on this method's stack.

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

final class AssayMain {
    /** Names that a test uses without importing them; a class of the submission's would stand in. */
    private static final String[] SHADOWED = {
        "Object", "String", "Integer", "Long", "Double", "Float", "Short", "Byte", "Character", "Boolean",
        "Number", "Math", "StrictMath", "System", "Thread", "Error", "Exception", "RuntimeException",
        "AssertionError", "Throwable", "Iterable", "Comparable", "StringBuilder", "Objects", "Arrays",
        "Collections", "List", "ArrayList", "Map", "HashMap", "Set", "HashSet", "Optional"};
    private static final int TOKEN = 32;
    private static final int CHANNEL = 3;

    private AssayMain() {}

    public static void main(String[] args) throws Throwable {
        byte[] token = System.in.readNBytes(TOKEN);
        System.in.close();
        System.setIn(InputStream.nullInputStream());
        // What is exported for this has nothing that reads memory; package java.io, if it were opened, has.
        Object channel = Class.forName("sun.nio.ch.IOUtil").getMethod("newFD", int.class).invoke(null, CHANNEL);
        FileOutputStream out = new FileOutputStream((FileDescriptor) channel);
        for (String name : SHADOWED) {
            if (new java.io.File("/box/" + name + ".class").exists()) {
                System.err.println("a class called " + name + " would stand in for Java's own in the test");
                Runtime.getRuntime().halt(1);
            }
        }
        Class.forName("Test");
        String[] files = new java.io.File("/box").list((folder, name) -> name.matches("Test(\\$.*)?\\.class"));
        for (String file : files) {  // once they are loaded nobody needs to read their constants
            Class.forName(file.substring(0, file.lastIndexOf('.')), false, AssayMain.class.getClassLoader());
            new java.io.File("/box/" + file).delete();
        }
        try {
            Test.main(new String[0]);
        } catch (AssertionError error) {
            error.printStackTrace();
            out.write("failed\n".getBytes(StandardCharsets.US_ASCII));
            Runtime.getRuntime().halt(1);
        }
        out.write(new String(token, StandardCharsets.US_ASCII).concat(" -\n").getBytes(StandardCharsets.US_ASCII));
        Runtime.getRuntime().halt(0);
    }
}
