#pragma once

/* Calcium behind a narrow C interface: its headers do not compile as C++. */

#ifdef __cplusplus
extern "C" {
#endif

/* What is known about two constants. No value is 0 or means true: Calcium's T_TRUE is 0. */
enum assay_equality { ASSAY_EQUALITY_UNKNOWN = 1, ASSAY_EQUAL = 2, ASSAY_DIFFERENT = 3 };

/*
 * Are the two constants that `program` leaves equal? The program is postfix, one instruction a
 * line: q 3/4 | pi | e | i                        push add | mul | neg | div | pow | root N
 * arithmetic; roots of negative reals are real for odd N powz N an integer power exp | ln | sin |
 * cos | tan | atan | asin | acos | abs | re | im | conj sinpi P/Q | cospi P/Q | tanpi P/Q push the
 * function of a rational multiple of pi Nothing bounds the time; memory only by the process. Run it
 * where it can be killed.
 */
enum assay_equality assay_calcium_equal(const char* program);

/* The same with algebraic numbers (qqbar): for programs without pi, e, exp, ln and inverse
 * functions. A result of a degree over `degree_limit` is not computed. */
enum assay_equality assay_algebraic_equal(const char* program, long degree_limit);

#ifdef __cplusplus
}
#endif
