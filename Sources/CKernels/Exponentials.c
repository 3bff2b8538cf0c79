#include "CKernels.h"
#include "Clones.h"

#define WIDTH 8

typedef double lanes __attribute__((vector_size(8 * WIDTH), aligned(8)));
typedef int64_t words __attribute__((vector_size(8 * WIDTH), aligned(8)));

// exp(x) = 2^n exp(r) with |r| <= log(2) / 2, where twelve terms of Taylor's series are enough for
// double precision. log(2) is taken off in two parts, the first exact for every n.
static inline __attribute__((always_inline)) void exponentiate(lanes *value) {
  lanes x = *value;
  const lanes shift = (lanes){} + 0x1.8p52;
  const words is_low = x < -700.0;
  x = (lanes)(((words)x & ~is_low) | ((words)((lanes){} - 700.0) & is_low));
  const lanes shifted = x * 0x1.71547652b82fep0 + shift;
  const lanes n = shifted - shift;
  const lanes r = (x - n * 0x1.62e42fee00000p-1) - n * 0x1.a39ef35793c76p-33;
  lanes sum = (lanes){} + 1 / 479001600.0;
  sum = sum * r + 1 / 39916800.0;
  sum = sum * r + 1 / 3628800.0;
  sum = sum * r + 1 / 362880.0;
  sum = sum * r + 1 / 40320.0;
  sum = sum * r + 1 / 5040.0;
  sum = sum * r + 1 / 720.0;
  sum = sum * r + 1 / 120.0;
  sum = sum * r + 1 / 24.0;
  sum = sum * r + 1 / 6.0;
  sum = sum * r + 0.5;
  sum = sum * r + 1;
  sum = sum * r + 1;
  // The low bits of the shifted number are n; as an exponent they are two to its power.
  const words power = ((words)shifted + 1023) << 52;
  *value = sum * (lanes)power;
}

CLONES
double ck_sum_exponentials(const double *values, size_t count, double shift) {
  lanes sum = (lanes){};
  size_t i = 0;
  for (; i + WIDTH <= count; i += WIDTH) {
    lanes terms = *(const lanes *)(values + i) - shift;
    exponentiate(&terms);
    sum += terms;
  }
  if (i < count) {
    lanes rest = (lanes){} - 1e4;
    for (size_t j = i; j < count; j++) rest[j - i] = values[j] - shift;
    exponentiate(&rest);
    for (size_t j = i; j < count; j++) sum[j - i] += rest[j - i];
  }
  return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

CLONES
void ck_exponentials(double *values, size_t count) {
  size_t i = 0;
  for (; i + WIDTH <= count; i += WIDTH) exponentiate((lanes *)(values + i));
  if (i < count) {
    lanes rest = (lanes){};
    for (size_t j = i; j < count; j++) rest[j - i] = values[j];
    exponentiate(&rest);
    for (size_t j = i; j < count; j++) values[j] = rest[j - i];
  }
}
