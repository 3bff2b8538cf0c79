/// Special functions of Boost.Math behind a C header.
///
/// Arguments outside the domain, and NaN, give NaN; overflow gives infinity. Nothing is thrown,
/// and nothing is computed in more than double precision, so that every machine gives the same
/// digits.
#ifndef DARKFIELD_CBOOSTMATH_H
#define DARKFIELD_CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

/// A number between 0 and 1 and one minus it, each to full relative precision.
typedef struct {
  double value, complement;
} cbm_fraction;

/// The version of Boost as its BOOST_VERSION: 107400 is 1.74.
int cbm_boost_version(void);

// Gamma
double cbm_gamma(double x);
double cbm_log_gamma(double x);
double cbm_digamma(double x);
double cbm_trigamma(double x);
double cbm_gamma_p(double a, double x);
double cbm_gamma_q(double a, double x);
double cbm_gamma_p_inverse(double a, double p);
double cbm_gamma_q_inverse(double a, double q);

// Beta
double cbm_beta(double a, double b);
double cbm_beta_i(double a, double b, double x);
double cbm_beta_i_complement(double a, double b, double x);
cbm_fraction cbm_beta_i_inverse(double a, double b, double p);
cbm_fraction cbm_beta_i_complement_inverse(double a, double b, double q);

// Error function
double cbm_erf(double x);
double cbm_erfc(double x);
double cbm_erf_inverse(double p);
double cbm_erfc_inverse(double q);
double cbm_owens_t(double h, double a);

// Bessel
double cbm_bessel_j(double order, double x);
double cbm_bessel_i(double order, double x);
double cbm_bessel_k(double order, double x);
double cbm_spherical_bessel_j(unsigned order, double x);

// Others
double cbm_exponential_integral_ei(double x);
double cbm_exponential_integral_e(unsigned order, double x);
double cbm_lambert_w0(double x);
double cbm_lambert_wm1(double x);
double cbm_zeta(double s);

#ifdef __cplusplus
}
#endif
#endif
