// Digits by hand: what was paid and what was received are summed apart, then one is subtracted from
// the other.
#include <stdio.h>
#include <string.h>

#define DIGITS 410

typedef struct {
  int d[DIGITS];  // least significant first
} Number;

static void add(Number* sum, const char* text) {
  int length = (int)strlen(text), carry = 0;
  for (int i = 0; i < DIGITS; i++) {
    int digit = i < length ? text[length - 1 - i] - '0' : 0;
    carry += sum->d[i] + digit;
    sum->d[i] = carry % 10;
    carry /= 10;
  }
}

static int less(const Number* a, const Number* b) {
  for (int i = DIGITS - 1; i >= 0; i--) {
    if (a->d[i] != b->d[i]) return a->d[i] < b->d[i];
  }
  return 0;
}

static void print_difference(const Number* a, const Number* b) {
  int negative = less(a, b), borrow = 0;
  const Number* large = negative ? b : a;
  const Number* small = negative ? a : b;
  Number result;
  for (int i = 0; i < DIGITS; i++) {
    int digit = large->d[i] - small->d[i] - borrow;
    borrow = digit < 0;
    result.d[i] = digit + 10 * borrow;
  }
  int top = DIGITS - 1;
  while (top > 0 && result.d[top] == 0) top--;
  if (negative) putchar('-');
  while (top >= 0) putchar('0' + result.d[top--]);
  putchar('\n');
}

static int text_less(const char* a, const char* b) {
  int a_negative = a[0] == '-', b_negative = b[0] == '-';
  if (a_negative != b_negative) return a_negative;
  size_t a_length = strlen(a), b_length = strlen(b);
  int smaller = a_length != b_length ? a_length < b_length : strcmp(a, b) < 0;
  int same = strcmp(a, b) == 0;
  return !same && (a_negative ? !smaller : smaller);
}

int main(void) {
  static Number received, paid;
  static char entry[DIGITS], largest[DIGITS];
  int n;
  if (scanf("%d", &n) != 1) return 1;
  for (int i = 0; i < n; i++) {
    if (scanf("%409s", entry) != 1) return 1;
    if (entry[0] == '-') {
      add(&paid, entry + 1);
    } else {
      add(&received, entry);
    }
    if (i == 0 || text_less(largest, entry)) strcpy(largest, entry);
  }
  print_difference(&received, &paid);
  puts(largest);
  return 0;
}
