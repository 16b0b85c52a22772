// Takes the width for the longest line of its buffer and runs out of it.
import java.util.Scanner;

class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int width = Integer.parseInt(in.nextLine().trim());
        for (int i = 0; in.hasNextLine(); i++) {
            String line = in.nextLine();
            char[] poster = new char[width / 2];
            line.getChars(0, line.length(), poster, 0);
            System.out.println(new String(poster));
        }
    }
}
