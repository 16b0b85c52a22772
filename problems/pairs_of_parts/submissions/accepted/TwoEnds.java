import java.io.IOException;
import java.io.StreamTokenizer;
import java.util.Arrays;

class Main {
    static StreamTokenizer in = new StreamTokenizer(new java.io.BufferedInputStream(System.in));

    static int next() throws IOException {
        in.nextToken();
        return (int) in.nval;
    }

    public static void main(String[] args) throws IOException {
        int[] left = new int[next()];
        int[] right = new int[next()];
        int s = next();
        for (int i = 0; i < left.length; i++) left[i] = next();
        for (int i = 0; i < right.length; i++) right[i] = next();
        Arrays.sort(left);
        Arrays.sort(right);
        StringBuilder out = new StringBuilder();
        int i = 0;
        int j = right.length - 1;
        while (i < left.length && j >= 0) {
            long sum = (long) left[i] + right[j];
            if (sum == s) {
                out.append(left[i++]).append(' ').append(right[j--]).append('\n');
            } else if (sum < s) {
                i++;
            } else {
                j--;
            }
        }
        System.out.print(out.length() == 0 ? "none\n" : out.toString());
    }
}
