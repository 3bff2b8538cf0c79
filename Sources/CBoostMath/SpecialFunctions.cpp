#include "CBoostMath.h"

#include <boost/math/special_functions/bessel.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/expint.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/lambert_w.hpp>
#include <boost/math/special_functions/owens_t.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <boost/math/special_functions/zeta.hpp>
#include <boost/version.hpp>

#include <cmath>
#include <limits>

namespace {
using namespace boost::math::policies;

using quiet =
    policy<domain_error<ignore_error>, pole_error<ignore_error>, overflow_error<ignore_error>,
           underflow_error<ignore_error>, denorm_error<ignore_error>,
           evaluation_error<ignore_error>, rounding_error<ignore_error>,
           indeterminate_result_error<ignore_error>, promote_float<false>, promote_double<false>>;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// Boost answers some NaN arguments with a series that never ends, and an exception that crossed
// into Swift would end the program: neither passes here.
template <typename Function, typename... Arguments>
double guarded(Function function, Arguments... arguments) noexcept {
  if ((std::isnan(arguments) || ...)) return not_a_number;
  try {
    return function(arguments..., quiet());
  } catch (...) {
    return not_a_number;
  }
}

// The inverse finds the smaller of x and 1 - x, and gives the other one through a pointer.
template <typename Inverse>
cbm_fraction guarded_fraction(Inverse inverse, double a, double b, double probability) noexcept {
  double complement = not_a_number;
  double value = guarded(
      [&](double first, double second, double p, quiet policy) {
        return inverse(first, second, p, &complement, policy);
      },
      a, b, probability);
  return {value, complement};
}
}  // namespace

#define FUNCTION(name) [](auto... arguments) { return boost::math::name(arguments...); }
#define DOOR1(door, name) \
  double door(double x) { return guarded(FUNCTION(name), x); }
#define DOOR2(door, name) \
  double door(double a, double x) { return guarded(FUNCTION(name), a, x); }
#define DOOR3(door, name) \
  double door(double a, double b, double x) { return guarded(FUNCTION(name), a, b, x); }

DOOR1(cbm_gamma, tgamma)
DOOR1(cbm_log_gamma, lgamma)
DOOR1(cbm_digamma, digamma)
DOOR1(cbm_trigamma, trigamma)
DOOR2(cbm_gamma_p, gamma_p)
DOOR2(cbm_gamma_q, gamma_q)
DOOR2(cbm_gamma_p_inverse, gamma_p_inv)
DOOR2(cbm_gamma_q_inverse, gamma_q_inv)

DOOR2(cbm_beta, beta)
DOOR3(cbm_beta_i, ibeta)
DOOR3(cbm_beta_i_complement, ibetac)

cbm_fraction cbm_beta_i_inverse(double a, double b, double p) {
  return guarded_fraction(FUNCTION(ibeta_inv), a, b, p);
}

cbm_fraction cbm_beta_i_complement_inverse(double a, double b, double q) {
  return guarded_fraction(FUNCTION(ibetac_inv), a, b, q);
}

DOOR1(cbm_erf, erf)
DOOR1(cbm_erfc, erfc)
DOOR1(cbm_erf_inverse, erf_inv)
DOOR1(cbm_erfc_inverse, erfc_inv)
DOOR2(cbm_owens_t, owens_t)

DOOR2(cbm_bessel_j, cyl_bessel_j)
DOOR2(cbm_bessel_i, cyl_bessel_i)
DOOR2(cbm_bessel_k, cyl_bessel_k)

double cbm_spherical_bessel_j(unsigned order, double x) {
  return guarded(FUNCTION(sph_bessel), order, x);
}

DOOR1(cbm_exponential_integral_ei, expint)

double cbm_exponential_integral_e(unsigned order, double x) {
  return guarded(FUNCTION(expint), order, x);
}

DOOR1(cbm_lambert_w0, lambert_w0)
DOOR1(cbm_lambert_wm1, lambert_wm1)
DOOR1(cbm_zeta, zeta)

int cbm_boost_version(void) { return BOOST_VERSION; }
