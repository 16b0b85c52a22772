#include <stdio.h>

int main(void) {
  for (;;) puts("encore encore encore encore encore encore encore encore encore encore encore encore");
}
