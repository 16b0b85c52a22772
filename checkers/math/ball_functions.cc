// Enclosures of the elementary functions. Poles and branch points inside an argument are no values.

#include "checkers/math/ball_functions.h"

#include <acb_hypgeom.h>
#include <arb_hypgeom.h>

namespace assay::checkers::math {
namespace {

// Trigonometric functions of astronomically large arguments need as many digits of pi.
bool moderate(const Ball& x) { return arf_cmpabs_2exp_si(arb_midref(x.real()), 4096) < 0; }

// Floor and ceiling only where the enclosure decides them.
template <typename F>
bool rounded(const Ball& x, Ball& out, F f, long prec) {
  if (!is_real(x)) return false;
  f(out.real(), x.real(), prec);
  arb_zero(out.imag());
  return arb_is_exact(out.real()) != 0;
}

bool reciprocal(Ball& out, long prec) {
  if (acb_contains_zero(out.get()) != 0) return false;
  acb_inv(out.get(), out.get(), prec);
  return true;
}

// arccot takes values in (0, pi).
bool positive_arccot(const Ball& x, Ball& out, long prec) {
  if (is_real(x) && arb_is_negative(x.real()) != 0) {
    Ball pi;
    acb_const_pi(pi.get(), prec);
    acb_add(out.get(), out.get(), pi.get(), prec);
  }
  return true;
}

}  // namespace

bool ball_function(Func func, const Ball& x, Ball& out, long prec) {
  acb_struct* z = out.get();
  const acb_struct* a = x.get();
  switch (func) {
    case Func::Sin:
      if (!moderate(x)) return false;
      acb_sin(z, a, prec);
      return true;
    case Func::Cos:
      if (!moderate(x)) return false;
      acb_cos(z, a, prec);
      return true;
    case Func::Tan:
      if (!moderate(x)) return false;
      acb_tan(z, a, prec);
      return true;
    case Func::Cot:
      if (!moderate(x)) return false;
      acb_cot(z, a, prec);
      return true;
    case Func::Sec:
      if (!moderate(x)) return false;
      acb_cos(z, a, prec);
      return reciprocal(out, prec);
    case Func::Csc:
      if (!moderate(x)) return false;
      acb_sin(z, a, prec);
      return reciprocal(out, prec);
    case Func::Cis: {
      if (!moderate(x)) return false;
      acb_mul_onei(z, a);
      acb_exp(z, z, prec);
      return true;
    }
    case Func::Arcsin:
      acb_asin(z, a, prec);
      return true;
    case Func::Arccos:
      acb_acos(z, a, prec);
      return true;
    case Func::Arctan:
      acb_atan(z, a, prec);
      return true;
    case Func::Arccot:
      acb_set(z, a);
      if (!reciprocal(out, prec)) return false;
      acb_atan(z, z, prec);
      return positive_arccot(x, out, prec);
    case Func::Arcsec:
      acb_set(z, a);
      if (!reciprocal(out, prec)) return false;
      acb_acos(z, z, prec);
      return true;
    case Func::Arccsc:
      acb_set(z, a);
      if (!reciprocal(out, prec)) return false;
      acb_asin(z, z, prec);
      return true;
    case Func::Sinh:
      acb_sinh(z, a, prec);
      return true;
    case Func::Cosh:
      acb_cosh(z, a, prec);
      return true;
    case Func::Tanh:
      acb_tanh(z, a, prec);
      return true;
    case Func::Coth:
      acb_tanh(z, a, prec);
      return reciprocal(out, prec);
    case Func::Sech:
      acb_cosh(z, a, prec);
      return reciprocal(out, prec);
    case Func::Csch:
      acb_sinh(z, a, prec);
      return reciprocal(out, prec);
    case Func::Arsinh:
      acb_asinh(z, a, prec);
      return true;
    case Func::Arcosh:
      acb_acosh(z, a, prec);
      return true;
    case Func::Artanh:
      acb_atanh(z, a, prec);
      return true;
    case Func::Exp:
      acb_exp(z, a, prec);
      return true;
    case Func::Ln:
      if (acb_contains_zero(a) != 0) return false;
      acb_log(z, a, prec);
      return true;
    case Func::Abs:
    case Func::Norm:
      acb_abs(out.real(), a, prec);
      arb_zero(out.imag());
      return true;
    case Func::Floor:
      return rounded(x, out, arb_floor, prec);
    case Func::Ceil:
      return rounded(x, out, arb_ceil, prec);
    case Func::Sgn:
      acb_sgn(z, a, prec);
      return acb_contains_zero(a) == 0;
    case Func::Factorial:
      acb_add_ui(z, a, 1, prec);
      acb_gamma(z, z, prec);
      return true;
    case Func::Re:
      arb_set(out.real(), x.real());
      arb_zero(out.imag());
      return true;
    case Func::Im:
      arb_set(out.real(), x.imag());
      arb_zero(out.imag());
      return true;
    case Func::Arg:
      if (acb_contains_zero(a) != 0) return false;
      acb_arg(out.real(), a, prec);
      arb_zero(out.imag());
      return true;
    case Func::Conj:
      acb_conj(z, a);
      return true;
    case Func::Degree: {
      Ball pi;
      acb_const_pi(pi.get(), prec);
      acb_mul(z, a, pi.get(), prec);
      acb_div_ui(z, z, 180, prec);
      return true;
    }
    case Func::Max:
    case Func::Min:
    case Func::Gcd:
    case Func::Lcm:
      acb_set(z, a);
      return true;
    case Func::None:
    case Func::Log:
    case Func::DoubleFactorial:
    case Func::Binomial:
    case Func::Mod:
    case Func::Det:
    case Func::Transpose:
      return false;
  }
  return false;
}

bool ball_function(Func func, const std::vector<Ball>& x, Ball& out, long prec) {
  if (func == Func::Log) {
    if (acb_contains_zero(x[0].get()) != 0 || acb_contains_zero(x[1].get()) != 0) return false;
    Ball base;
    acb_log(base.get(), x[1].get(), prec);
    if (acb_contains_zero(base.get()) != 0) return false;
    acb_log(out.get(), x[0].get(), prec);
    acb_div(out.get(), out.get(), base.get(), prec);
    return true;
  }
  if (func == Func::Max || func == Func::Min) {
    out = x[0];
    for (const Ball& b : x) {
      if (!is_real(b)) return false;
      (func == Func::Max ? arb_max : arb_min)(out.real(), out.real(), b.real(), prec);
    }
    return true;
  }
  if (func == Func::Binomial) {  // gamma(n+1) / (gamma(k+1) gamma(n-k+1))
    Ball a;
    Ball b;
    Ball c;
    acb_add_ui(a.get(), x[0].get(), 1, prec);
    acb_add_ui(b.get(), x[1].get(), 1, prec);
    acb_sub(c.get(), a.get(), x[1].get(), prec);
    acb_lgamma(a.get(), a.get(), prec);
    acb_lgamma(b.get(), b.get(), prec);
    acb_lgamma(c.get(), c.get(), prec);
    acb_sub(a.get(), a.get(), b.get(), prec);
    acb_sub(a.get(), a.get(), c.get(), prec);
    acb_exp(out.get(), a.get(), prec);
    return true;
  }
  if (func == Func::Mod) {
    if (!is_real(x[0]) || !is_real(x[1]) || acb_contains_zero(x[1].get()) != 0) return false;
    Ball q;
    Ball floor_value;
    acb_div(q.get(), x[0].get(), x[1].get(), prec);
    if (!rounded(q, floor_value, arb_floor, prec)) return false;
    acb_mul(q.get(), x[1].get(), floor_value.get(), prec);
    acb_sub(out.get(), x[0].get(), q.get(), prec);
    return true;
  }
  return false;  // the others take one argument
}

}  // namespace assay::checkers::math
