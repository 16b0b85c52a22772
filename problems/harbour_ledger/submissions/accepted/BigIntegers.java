import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;

class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(in.readLine().trim());
        BigInteger sum = BigInteger.ZERO;
        BigInteger largest = null;
        for (int i = 0; i < n; i++) {
            BigInteger entry = new BigInteger(in.readLine().trim());
            sum = sum.add(entry);
            largest = largest == null ? entry : largest.max(entry);
        }
        System.out.println(sum);
        System.out.println(largest);
    }
}
