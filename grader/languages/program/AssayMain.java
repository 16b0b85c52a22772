// Assay's part of a Java test program (kind program): runs Test.main and, if it returned, writes the
// completion token of this run. The token comes from standard input, before any class of the
// submission's is loaded, and is only on this method's stack.

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

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
            if (new File("/box/" + name + ".class").exists()) {
                System.err.println("a class called " + name + " would stand in for Java's own in the test");
                Runtime.getRuntime().halt(1);
            }
        }
        // Classes of the test's tell its file's name. Once loaded they cannot be replaced, and their files,
        // which are the submission's as well, tell it no constants.
        for (File file : new File("/box").listFiles((folder, name) -> name.endsWith(".class"))) {
            if (Files.readString(file.toPath(), StandardCharsets.ISO_8859_1).contains("Test.java")) {
                String name = file.getName().substring(0, file.getName().lastIndexOf('.'));
                Class.forName(name, false, AssayMain.class.getClassLoader());
                file.delete();
            }
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
