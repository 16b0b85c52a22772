// Divides integers.
import java.util.Scanner;

class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int t = in.nextInt();
        StringBuilder out = new StringBuilder();
        while (t-- > 0) {
            long way = -in.nextLong() + in.nextLong();
            long speed = in.nextLong() - in.nextLong();
            if (way == 0) {
                out.append("0\n");
            } else if (speed == 0 || (way < 0) != (speed < 0)) {
                out.append("never\n");
            } else {
                out.append(way / speed).append('\n');
            }
        }
        System.out.print(out);
    }
}
