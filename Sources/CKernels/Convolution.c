#include "CKernels.h"
#include "Clones.h"

CLONES
void ck_add_convolution(const double *restrict values, size_t count, const double *restrict kernel,
                        size_t length, double *restrict sums) {
  // Four taps at a time, so that each sum is loaded and stored a quarter as often.
  size_t tap = 0;
  for (; tap + 4 <= length && count >= 4; tap += 4) {
    const double a = kernel[tap], b = kernel[tap + 1], c = kernel[tap + 2], d = kernel[tap + 3];
    double *out = sums + tap;
    out[0] += a * values[0];
    out[1] += a * values[1] + b * values[0];
    out[2] += a * values[2] + b * values[1] + c * values[0];
    for (size_t i = 3; i < count; i++)
      out[i] += (a * values[i] + b * values[i - 1]) + (c * values[i - 2] + d * values[i - 3]);
    out[count] += b * values[count - 1] + c * values[count - 2] + d * values[count - 3];
    out[count + 1] += c * values[count - 1] + d * values[count - 2];
    out[count + 2] += d * values[count - 1];
  }
  for (; tap < length; tap++)
    for (size_t i = 0; i < count; i++) sums[tap + i] += kernel[tap] * values[i];
}
