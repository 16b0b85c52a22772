/*
 * A postfix machine over Calcium's ca (exact complex numbers in towers of fields) and one over
 * qqbar (algebraic numbers by minimal polynomial and enclosure). Johansson, "Calcium: computing in
 * exact real and complex fields", ISSAC 2021.
 */

#include "checkers/math/calcium_shim.h"

#if __has_include(<calcium/ca.h>)
#include <calcium/ca.h>
#include <calcium/ca_vec.h>
#include <calcium/qqbar.h>
#else
#include <flint/ca.h>
#include <flint/ca_vec.h>
#include <flint/qqbar.h>
#endif

#include <stdlib.h>
#include <string.h>

enum { kStack = 256, kLine = 20000 };

/* Reads the next line into `line`; returns what follows, or NULL at the end or if it is too long.
 */
static const char* next_line(const char* at, char* line) {
  const char* end = strchr(at, '\n');
  size_t size = end == NULL ? strlen(at) : (size_t)(end - at);
  if (size == 0 || size >= kLine) return NULL;
  memcpy(line, at, size);
  line[size] = '\0';
  return end == NULL ? at + size : end + 1;
}

static int starts(const char* line, const char* word) {
  return strncmp(line, word, strlen(word)) == 0;
}

/* -- ca ------------------------------------------------------------------------------------------
 */

static int ca_root(ca_t x, unsigned long n, ca_ctx_t ctx) {
  fmpq_t e;
  int negate = 0;
  if (n == 0) return 0;
  if (n % 2 == 1) {
    truth_t negative = ca_check_is_negative_real(x, ctx);
    if (negative == T_UNKNOWN) return 0;
    negate = negative == T_TRUE;
  }
  if (negate) ca_neg(x, x, ctx);
  fmpq_init(e);
  fmpq_set_si(e, 1, n);
  if (n == 2) {
    ca_sqrt(x, x, ctx);
  } else {
    ca_pow_fmpq(x, x, e, ctx);
  }
  fmpq_clear(e);
  if (negate) ca_neg(x, x, ctx);
  return 1;
}

static int ca_trig(ca_t x, const char* line, ca_ctx_t ctx) {
  const char* number = strchr(line, ' ');
  fmpq_t r;
  int good;
  if (number == NULL) return 0;
  fmpq_init(r);
  good = fmpq_set_str(r, number + 1, 10) == 0;
  if (good) {
    ca_pi(x, ctx);
    ca_mul_fmpq(x, x, r, ctx);
    if (starts(line, "sinpi"))
      ca_sin(x, x, ctx);
    else if (starts(line, "cospi"))
      ca_cos(x, x, ctx);
    else
      ca_tan(x, x, ctx);
  }
  fmpq_clear(r);
  return good;
}

/* One instruction on the stack of `*depth` values; 0: not understood. */
static int ca_step(const char* line, ca_ptr stack, int* depth, ca_ctx_t ctx) {
  int n = *depth;
  ca_ptr top = n > 0 ? stack + n - 1 : NULL;
  ca_ptr below = n > 1 ? stack + n - 2 : NULL;
  if (starts(line, "q ")) {
    fmpq_t r;
    int good;
    if (n >= kStack) return 0;
    fmpq_init(r);
    good = fmpq_set_str(r, line + 2, 10) == 0;
    if (good) ca_set_fmpq(stack + n, r, ctx);
    fmpq_clear(r);
    *depth = n + 1;
    return good;
  }
  if (!strcmp(line, "pi") || !strcmp(line, "e") || !strcmp(line, "i") || starts(line, "sinpi") ||
      starts(line, "cospi") || starts(line, "tanpi")) {
    if (n >= kStack) return 0;
    *depth = n + 1;
    if (!strcmp(line, "pi")) {
      ca_pi(stack + n, ctx);
    } else if (!strcmp(line, "i")) {
      ca_i(stack + n, ctx);
    } else if (!strcmp(line, "e")) {
      ca_one(stack + n, ctx);
      ca_exp(stack + n, stack + n, ctx);
    } else {
      return ca_trig(stack + n, line, ctx);
    }
    return 1;
  }
  if (!strcmp(line, "add") || !strcmp(line, "mul") || !strcmp(line, "div") ||
      !strcmp(line, "pow")) {
    if (below == NULL) return 0;
    *depth = n - 1;
    if (!strcmp(line, "add"))
      ca_add(below, below, top, ctx);
    else if (!strcmp(line, "mul"))
      ca_mul(below, below, top, ctx);
    else if (!strcmp(line, "div"))
      ca_div(below, below, top, ctx);
    else
      ca_pow(below, below, top, ctx);
    return 1;
  }
  if (top == NULL) return 0;
  if (starts(line, "root ")) return ca_root(top, strtoul(line + 5, NULL, 10), ctx);
  if (starts(line, "powz ")) {
    ca_pow_si(top, top, strtol(line + 5, NULL, 10), ctx);
    return 1;
  }
  if (!strcmp(line, "neg"))
    ca_neg(top, top, ctx);
  else if (!strcmp(line, "exp"))
    ca_exp(top, top, ctx);
  else if (!strcmp(line, "ln"))
    ca_log(top, top, ctx);
  else if (!strcmp(line, "sin"))
    ca_sin(top, top, ctx);
  else if (!strcmp(line, "cos"))
    ca_cos(top, top, ctx);
  else if (!strcmp(line, "tan"))
    ca_tan(top, top, ctx);
  else if (!strcmp(line, "atan"))
    ca_atan(top, top, ctx);
  else if (!strcmp(line, "asin"))
    ca_asin(top, top, ctx);
  else if (!strcmp(line, "acos"))
    ca_acos(top, top, ctx);
  else if (!strcmp(line, "abs"))
    ca_abs(top, top, ctx);
  else if (!strcmp(line, "re"))
    ca_re(top, top, ctx);
  else if (!strcmp(line, "im"))
    ca_im(top, top, ctx);
  else if (!strcmp(line, "conj"))
    ca_conj(top, top, ctx);
  else
    return 0;
  return 1;
}

enum assay_equality assay_calcium_equal(const char* program) {
  enum assay_equality result = ASSAY_EQUALITY_UNKNOWN;
  char* line = malloc(kLine);
  ca_ctx_t ctx;
  ca_ptr stack;
  int depth = 0;
  int good = line != NULL;
  const char* at = program;
  if (!good) return result;
  ca_ctx_init(ctx);
  stack = _ca_vec_init(kStack, ctx);
  while (good && *at != '\0') {
    at = next_line(at, line);
    good = at != NULL && ca_step(line, stack, &depth, ctx);
  }
  if (good && depth == 2 && !CA_IS_SPECIAL(stack) && !CA_IS_SPECIAL(stack + 1)) {
    truth_t equal = ca_check_equal(stack, stack + 1, ctx);
    if (equal == T_TRUE) result = ASSAY_EQUAL;
    if (equal == T_FALSE) result = ASSAY_DIFFERENT;
  }
  _ca_vec_clear(stack, kStack, ctx);
  ca_ctx_clear(ctx);
  free(line);
  return result;
}

/* -- qqbar ---------------------------------------------------------------------------------------
 */

static int qqbar_trig(qqbar_t x, const char* line) {
  const char* number = strchr(line, ' ');
  fmpq_t r;
  int good = 0;
  if (number == NULL) return 0;
  fmpq_init(r);
  if (fmpq_set_str(r, number + 1, 10) == 0 && fmpz_cmp_si(fmpq_denref(r), 200) <= 0 &&
      fmpz_fits_si(fmpq_numref(r))) {
    slong p = fmpz_get_si(fmpq_numref(r));
    ulong q = fmpz_get_ui(fmpq_denref(r));
    good = 1;
    if (starts(line, "sinpi"))
      qqbar_sin_pi(x, p, q);
    else if (starts(line, "cospi"))
      qqbar_cos_pi(x, p, q);
    else
      good = qqbar_tan_pi(x, p, q);
  }
  fmpq_clear(r);
  return good;
}

static int qqbar_step(const char* line, qqbar_ptr stack, int* depth, long limit) {
  int n = *depth;
  qqbar_ptr top = n > 0 ? stack + n - 1 : NULL;
  qqbar_ptr below = n > 1 ? stack + n - 2 : NULL;
  if (starts(line, "q ")) {
    fmpq_t r;
    int good;
    if (n >= kStack) return 0;
    fmpq_init(r);
    good = fmpq_set_str(r, line + 2, 10) == 0;
    if (good) qqbar_set_fmpq(stack + n, r);
    fmpq_clear(r);
    *depth = n + 1;
    return good;
  }
  if (!strcmp(line, "i") || starts(line, "sinpi") || starts(line, "cospi") ||
      starts(line, "tanpi")) {
    if (n >= kStack) return 0;
    *depth = n + 1;
    if (strcmp(line, "i") != 0) return qqbar_trig(stack + n, line);
    qqbar_i(stack + n);
    return 1;
  }
  if (!strcmp(line, "add") || !strcmp(line, "mul") || !strcmp(line, "div")) {
    if (below == NULL || qqbar_degree(top) * qqbar_degree(below) > limit) return 0;
    *depth = n - 1;
    if (!strcmp(line, "add")) {
      qqbar_add(below, below, top);
    } else if (!strcmp(line, "mul")) {
      qqbar_mul(below, below, top);
    } else {
      if (qqbar_is_zero(top)) return 0;
      qqbar_div(below, below, top);
    }
    return 1;
  }
  if (top == NULL) return 0;
  if (starts(line, "root ")) {
    unsigned long degree = strtoul(line + 5, NULL, 10);
    int negative;
    if (degree == 0 || (long)degree * qqbar_degree(top) > limit) return 0;
    negative = degree % 2 == 1 && qqbar_is_real(top) && qqbar_sgn_re(top) < 0;
    if (negative) qqbar_neg(top, top);
    qqbar_root_ui(top, top, degree);
    if (negative) qqbar_neg(top, top);
    return 1;
  }
  if (starts(line, "powz ")) {
    long power = strtol(line + 5, NULL, 10);
    if (power < -64 || power > 64 || (power < 0 && qqbar_is_zero(top))) return 0;
    qqbar_pow_si(top, top, power);
    return 1;
  }
  if (!strcmp(line, "neg"))
    qqbar_neg(top, top);
  else if (!strcmp(line, "abs"))
    qqbar_abs(top, top);
  else if (!strcmp(line, "re"))
    qqbar_re(top, top);
  else if (!strcmp(line, "im"))
    qqbar_im(top, top);
  else if (!strcmp(line, "conj"))
    qqbar_conj(top, top);
  else
    return 0;
  return 1;
}

enum assay_equality assay_algebraic_equal(const char* program, long degree_limit) {
  enum assay_equality result = ASSAY_EQUALITY_UNKNOWN;
  char* line = malloc(kLine);
  qqbar_ptr stack;
  int depth = 0;
  int good = line != NULL;
  const char* at = program;
  if (!good) return result;
  stack = _qqbar_vec_init(kStack);
  while (good && *at != '\0') {
    at = next_line(at, line);
    good = at != NULL && qqbar_step(line, stack, &depth, degree_limit);
  }
  if (good && depth == 2) result = qqbar_equal(stack, stack + 1) ? ASSAY_EQUAL : ASSAY_DIFFERENT;
  _qqbar_vec_clear(stack, kStack);
  free(line);
  return result;
}
