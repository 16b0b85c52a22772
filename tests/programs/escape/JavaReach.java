// Tries: processes, sockets and files by the JVM's own means
// Allowed: ok, runtime_error
// Wall: mount_root, call:socket
// Confined: Landlock refuses to open these, but not to see that they exist
// Slow: a JVM and its compiler
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.*;

public class Main {
    static void say(String what) { System.out.println("ESCAPED: " + what); }

    public static void main(String[] args) {
        for (String name : List.of("/etc/shadow", "/root", "/home", "/work", "/var/log", "/host/etc"))
            if (new File(name).exists()) say(name);
        for (int port : new int[] {22, 80, 2024})
            try (Socket socket = new Socket("127.0.0.1", port)) { say("connected"); } catch (IOException e) { }
        try (ServerSocket server = new ServerSocket(0)) { say("listens"); } catch (IOException e) { }
        ProcessHandle.allProcesses().filter(p -> p.pid() != ProcessHandle.current().pid()).forEach(p -> {
            if (p.destroyForcibly()) say("killed " + p.pid());
        });
        if (System.getenv("ASSAY_HOST_SECRET") != null) say("the environment");
    }
}
