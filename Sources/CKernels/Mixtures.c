#include "CKernels.h"
#include "Clones.h"

#define WIDTH 8

typedef double lanes __attribute__((vector_size(8 * WIDTH), aligned(8)));
typedef uint64_t words __attribute__((vector_size(8 * WIDTH), aligned(8)));

// The sums over the lanes of eight vectors, as one vector: three rounds of adding pairs.
static inline __attribute__((always_inline)) void add_lanes(const lanes *rows, lanes *sums) {
  lanes pairs[4];
  for (int i = 0; i < 4; i++) {
    const lanes a = rows[2 * i], b = rows[2 * i + 1];
    pairs[i] = __builtin_shufflevector(a, b, 0, 8, 2, 10, 4, 12, 6, 14) +
               __builtin_shufflevector(a, b, 1, 9, 3, 11, 5, 13, 7, 15);
  }
  lanes fours[2];
  for (int i = 0; i < 2; i++) {
    const lanes a = pairs[2 * i], b = pairs[2 * i + 1];
    fours[i] = __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13) +
               __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15);
  }
  *sums = __builtin_shufflevector(fours[0], fours[1], 0, 1, 2, 3, 8, 9, 10, 11) +
          __builtin_shufflevector(fours[0], fours[1], 4, 5, 6, 7, 12, 13, 14, 15);
}

// Eight rows at a time. The last ones may be fewer: the last row then stands in with weight zero.
static inline __attribute__((always_inline)) double
mixture(int strips, const double *table, const int32_t *chosen, const double *weights,
        size_t count, const double *shares, double *heights, double *sums) {
  const size_t stride = (size_t)strips * WIDTH;
  lanes share[8], sum[8], other[8];
  for (int s = 0; s < strips; s++) {
    share[s] = *(const lanes *)(shares + s * WIDTH);
    sum[s] = other[s] = (lanes){};
  }
  double lowest = __builtin_inf();
  for (size_t i = 0; i < count; i += WIDTH) {
    const size_t here = count - i < WIDTH ? count - i : WIDTH;
    const double *row[WIDTH];
    lanes weight = (lanes){};
    for (size_t j = 0; j < WIDTH; j++) {
      row[j] = table + (size_t)chosen[i + (j < here ? j : here - 1)] * stride;
    }
    if (here == WIDTH) {
      weight = *(const lanes *)(weights + i);
    } else {
      for (size_t j = 0; j < here; j++) weight[j] = weights[i + j];
    }
    lanes products[WIDTH];
    for (int j = 0; j < WIDTH; j++) {
      lanes product = *(const lanes *)row[j] * share[0];
      for (int s = 1; s < strips; s++) product += *(const lanes *)(row[j] + s * WIDTH) * share[s];
      products[j] = product;
    }
    lanes height;
    add_lanes(products, &height);
    for (size_t j = 0; j < here; j++) {
      heights[i + j] = height[j];
      lowest = height[j] < lowest ? height[j] : lowest;
    }
    const lanes ratio = weight / height;
    for (int j = 0; j < WIDTH; j += 2) {
      for (int s = 0; s < strips; s++) {
        sum[s] += *(const lanes *)(row[j] + s * WIDTH) * ratio[j];
        other[s] += *(const lanes *)(row[j + 1] + s * WIDTH) * ratio[j + 1];
      }
    }
  }
  for (int s = 0; s < strips; s++) *(lanes *)(sums + s * WIDTH) = sum[s] + other[s];
  return lowest;
}

CLONES
double ck_mixture(const double *table, size_t strips, const int32_t *chosen,
                  const double *weights, size_t count, const double *shares, double *heights,
                  double *sums) {
  switch (strips) {
  case 1: return mixture(1, table, chosen, weights, count, shares, heights, sums);
  case 2: return mixture(2, table, chosen, weights, count, shares, heights, sums);
  case 3: return mixture(3, table, chosen, weights, count, shares, heights, sums);
  case 4: return mixture(4, table, chosen, weights, count, shares, heights, sums);
  case 5: return mixture(5, table, chosen, weights, count, shares, heights, sums);
  case 6: return mixture(6, table, chosen, weights, count, shares, heights, sums);
  case 7: return mixture(7, table, chosen, weights, count, shares, heights, sums);
  default: return mixture(8, table, chosen, weights, count, shares, heights, sums);
  }
}

// Four rows at a time, added one after the other, so that the matrix is loaded and stored less.
CLONES
void ck_mixture_information(const double *table, size_t strips, const int32_t *chosen,
                            const double *weights, const double *heights, size_t count,
                            size_t columns, double *information) {
  const size_t stride = strips * WIDTH;
  for (size_t k = 0; k < columns * stride; k++) information[k] = 0;
  for (size_t i = 0; i < count; i += 4) {
    const double *row[4];
    double scale[4];
    for (size_t j = 0; j < 4; j++) {
      const size_t own = i + j < count ? i + j : count - 1;
      row[j] = table + (size_t)chosen[own] * stride;
      scale[j] = i + j < count ? weights[own] / heights[own] / heights[own] : 0;
    }
    for (size_t k = 0; k < columns; k++) {
      double share[4];
      for (size_t j = 0; j < 4; j++) share[j] = scale[j] * row[j][k];
      for (size_t s = 0; s < stride; s += WIDTH) {
        lanes *sum = (lanes *)(information + k * stride + s);
        lanes total = *sum;
        for (size_t j = 0; j < 4; j++) total += *(const lanes *)(row[j] + s) * share[j];
        *sum = total;
      }
    }
  }
}

// x = 2^k m with m from √½ to √2, and log m = 2 artanh s with s = (m - 1) / (m + 1), |s| < 0.172,
// of whose series eleven terms are enough for double precision.
static inline __attribute__((always_inline)) void logarithm(lanes *value) {
  const uint64_t offset = 0x3ff0000000000000 - 0x3fe6a09e667f3bcd;
  const words bits = (words)*value + offset;
  const words exponent = bits >> 52;
  const lanes m = (lanes)((words)*value - (exponent << 52) + (1023ULL << 52));
  // A small whole number becomes a double in the low bits of 2^52.
  const lanes k = (lanes)(exponent + 0x4330000000000000) - (0x1p52 + 1023);
  const lanes s = (m - 1) / (m + 1);
  const lanes z = s * s;
  lanes sum = (lanes){} + 1 / 23.0;
  sum = sum * z + 1 / 21.0;
  sum = sum * z + 1 / 19.0;
  sum = sum * z + 1 / 17.0;
  sum = sum * z + 1 / 15.0;
  sum = sum * z + 1 / 13.0;
  sum = sum * z + 1 / 11.0;
  sum = sum * z + 1 / 9.0;
  sum = sum * z + 1 / 7.0;
  sum = sum * z + 1 / 5.0;
  sum = sum * z + 1 / 3.0;
  sum = sum * z * s + s;
  // log(2) in two parts, the first exact for every exponent.
  *value = k * 0x1.62e42fee00000p-1 + (k * 0x1.a39ef35793c76p-33 + 2 * sum);
}

CLONES
double ck_weighted_logs(const double *values, const double *weights, size_t count) {
  lanes sum = (lanes){};
  size_t i = 0;
  for (; i + WIDTH <= count; i += WIDTH) {
    lanes terms = *(const lanes *)(values + i);
    logarithm(&terms);
    sum += terms * *(const lanes *)(weights + i);
  }
  if (i < count) {
    lanes rest = (lanes){} + 1;
    for (size_t j = i; j < count; j++) rest[j - i] = values[j];
    logarithm(&rest);
    for (size_t j = i; j < count; j++) sum[j - i] += rest[j - i] * weights[j];
  }
  return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}
