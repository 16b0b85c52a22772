#pragma once

/* Calcium behind a narrow C interface: its headers do not compile as C++. */

#ifdef __cplusplus
extern "C" {
#endif

/* What is known about a constant. Zero is deliberately not a truth value: Calcium's T_TRUE is 0. */
enum assay_zero { ASSAY_ZERO_UNKNOWN = 1, ASSAY_IS_ZERO = 2, ASSAY_IS_NOT_ZERO = 3 };

/*
 * Is the constant that `program` computes zero? The program is postfix, one instruction a line:
 *   q 3/4 | pi | e | i                        push
 *   add | mul | neg | div | pow | root N      arithmetic; roots of negative reals are real for odd
 * N powz N                                    an integer power exp | ln | sin | cos | tan | atan |
 * asin | acos | abs | re | im | conj sinpi P/Q | cospi P/Q | tanpi P/Q         push the function of
 * a rational multiple of pi Nothing bounds the time; memory only by the process. Run it where it
 * can be killed.
 */
enum assay_zero assay_calcium_is_zero(const char* program);

/* The same with algebraic numbers (qqbar): for programs without pi, e, exp, ln and inverse
 * functions. A result of a degree over `degree_limit` is not computed. */
enum assay_zero assay_algebraic_is_zero(const char* program, long degree_limit);

#ifdef __cplusplus
}
#endif
