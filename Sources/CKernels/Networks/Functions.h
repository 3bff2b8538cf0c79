/// Elementary functions of float32 that the compiler can turn into vectors.
///
/// Each is good to about two units in the last place where nothing else is said, and gives the same
/// bits on every instruction set. The reductions are those of W. J. Cody and W. Waite, "Software
/// Manual for the Elementary Functions" (1980); the series are those of Taylor, cut where the next
/// term is below half a unit.
#ifndef DARKFIELD_FUNCTIONS_H
#define DARKFIELD_FUNCTIONS_H

#include "Block.h"
#include <math.h>

#define LOG2_E 0x1.715476p+0f
// ln 2 in two parts, the first so short that its product with an exponent is exact.
#define LN2_HIGH 0.693359375f
#define LN2_LOW -2.12194440e-4f
/// Adding and subtracting it rounds to a whole number.
#define ROUNDER 0x1.8p+23f
#define SQRT_HALF_BITS 0x3F3504F3u

/// e^x; below -87.3 the smallest normal number, above 88 its value there, about 1.7e38.
INLINE float exp_of(float x) {
  x = x < -87.3f ? -87.3f : x;
  x = x > 88.0f ? 88.0f : x;
  float n = (x * LOG2_E + ROUNDER) - ROUNDER;
  float r = (x - n * LN2_HIGH) - n * LN2_LOW;
  float p = 1.0f / 5040;
  p = p * r + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * (r * r) + r;
  return (1 + p) * from_bits((uint32_t)((int32_t)n + 127) << 23);
}

/// e^x - 1 with its relative precision for small x.
INLINE float expm1_of(float x) {
  float p = 1.0f / 40320;
  p = p * x + 1.0f / 5040;
  p = p * x + 1.0f / 720;
  p = p * x + 1.0f / 120;
  p = p * x + 1.0f / 24;
  p = p * x + 1.0f / 6;
  p = p * x + 0.5f;
  float small = p * (x * x) + x;
  float large = exp_of(x) - 1;
  return fabsf(x) < 0.35f ? small : large;
}

/// (atanh(s) - s) / s for |s| <= 1/3, given z = s².
INLINE float atanh_tail(float z) {
  float p = 1.0f / 15;
  p = p * z + 1.0f / 13;
  p = p * z + 1.0f / 11;
  p = p * z + 1.0f / 9;
  p = p * z + 1.0f / 7;
  p = p * z + 1.0f / 5;
  p = p * z + 1.0f / 3;
  return p * z;
}

/// ln x for a normal positive x: ln m = 2 atanh((m - 1) / (m + 1)) with m in [√½, √2).
INLINE float log_of(float x) {
  uint32_t bits = to_bits(x);
  int32_t exponent = (int32_t)(bits - SQRT_HALF_BITS) >> 23;
  float m = from_bits(bits - ((uint32_t)exponent << 23));
  float n = (float)exponent;
  float s = (m - 1) / (m + 1);
  float z = s * s;
  float p = 1.0f / 9;
  p = p * z + 1.0f / 7;
  p = p * z + 1.0f / 5;
  p = p * z + 1.0f / 3;
  float twice = s + s;
  return n * LN2_HIGH + (n * LN2_LOW + (twice + twice * (z * p)));
}

/// ln(1 + u) for 0 <= u <= 1: 2 atanh(u / (2 + u)).
INLINE float log1p_of(float u) {
  float s = u / (2 + u);
  float twice = s + s;
  return twice + twice * atanh_tail(s * s);
}

INLINE float tanh_of(float x) {
  // Beyond 10 the function is ±1 in float32.
  float t = expm1_of(2 * (x > 10 ? 10 : x < -10 ? -10 : x));
  return t / (t + 2);
}

INLINE float sigmoid_of(float x) { return 1 / (1 + exp_of(-x)); }

/// ln(1 + e^x) without overflow or cancellation.
INLINE float softplus_of(float x) { return (x > 0 ? x : 0) + log1p_of(exp_of(-fabsf(x))); }

/// The normal law's cumulative distribution, to 1.5e-7 (M. Abramowitz and I. A. Stegun, "Handbook
/// of Mathematical Functions", equation 7.1.26). `bell` is exp(-x²/2).
INLINE float normal_below(float x, float bell) {
  float t = 1 / (1 + 0.3275911f * 0.70710678f * fabsf(x));
  float p = 1.061405429f;
  p = p * t - 1.453152027f;
  p = p * t + 1.421413741f;
  p = p * t - 0.284496736f;
  p = p * t + 0.254829592f;
  float tail = 0.5f * (p * t) * bell;
  return x < 0 ? tail : 1 - tail;
}

INLINE float bell_of(float x) { return exp_of(-0.5f * (x * x)); }

/// Sine and cosine of 2π k / 2^32.
INLINE void turn(uint32_t k, float *restrict sine, float *restrict cosine) {
  uint32_t quarter = (k + 0x20000000u) >> 30;
  float a = (float)(int32_t)(k - (quarter << 30)) * (6.28318530718f * 0x1p-32f);
  float z = a * a;
  float s = 1.0f / 362880;
  s = s * z - 1.0f / 5040;
  s = s * z + 1.0f / 120;
  s = s * z - 1.0f / 6;
  s = s * z * a + a;
  float c = -1.0f / 3628800;
  c = c * z + 1.0f / 40320;
  c = c * z - 1.0f / 720;
  c = c * z + 1.0f / 24;
  c = c * z - 0.5f;
  c = c * z + 1;
  uint32_t odd = quarter & 1;
  float first = odd ? c : s, second = odd ? s : c;
  // Quarters 2 and 3 turn the sine's sign, quarters 1 and 2 the cosine's.
  *sine = from_bits(to_bits(first) ^ (quarter & 2) << 30);
  *cosine = from_bits(to_bits(second) ^ ((quarter + 1) & 2) << 30);
}

#endif
