/// What the loops of networks are made of: blocks of numbers of either kind, and sums over them.
///
/// A loop works on blocks of at most BLOCK numbers in float32, which stay in the first cache. The
/// arithmetic of each number is written once, as a scalar function that the compiler turns into
/// vectors; sums have lanes of their own, so that no instruction set changes their order.
#ifndef DARKFIELD_BLOCK_H
#define DARKFIELD_BLOCK_H

#include "../Clones.h"
#include "CKernels.h"
#include <string.h>

#define INLINE static inline __attribute__((always_inline))
/// Before a loop: several vectors at once, where each number waits for a long chain of operations.
#define SIDE_BY_SIDE _Pragma("clang loop interleave_count(4)")
#define BLOCK 512
#define LANES 16

INLINE size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

INLINE float from_bits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

INLINE uint32_t to_bits(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

/// A bfloat16 number is the upper half of a float32.
INLINE float widened(uint16_t half) { return from_bits((uint32_t)half << 16); }

/// The nearest bfloat16 number, ties to even; what is not a number stays so.
INLINE uint16_t narrowed(float value) {
  uint32_t bits = to_bits(value);
  uint32_t rounded = (bits + 0x7FFFu + (bits >> 16 & 1)) >> 16;
  uint32_t quiet = bits >> 16 | 0x40u;
  return (uint16_t)((bits & 0x7FFFFFFFu) > 0x7F800000u ? quiet : rounded);
}

/// The address of the number at an offset.
INLINE void *at(const void *numbers, ck_element element, size_t offset) {
  return (char *)(uintptr_t)numbers + offset * (element == ck_element_float32 ? 4 : 2);
}

/// A block as float32: where it lies, or widened into `buffer`.
INLINE const float *loaded(const void *numbers, ck_element element, size_t offset, size_t count,
                           float *buffer) {
  if (element == ck_element_float32) return (const float *)numbers + offset;
  const uint16_t *halves = (const uint16_t *)numbers + offset;
  for (size_t i = 0; i < count; i++) buffer[i] = widened(halves[i]);
  return buffer;
}

/// A block as float32 in `buffer`, wherever it lies.
INLINE void copy_in(const void *numbers, ck_element element, size_t offset, size_t count,
                    float *restrict buffer) {
  if (element == ck_element_float32)
    memcpy(buffer, (const float *)numbers + offset, count * sizeof *buffer);
  else
    loaded(numbers, element, offset, count, buffer);
}

/// Writes a block to where it belongs.
INLINE void store(void *numbers, ck_element element, size_t offset, size_t count,
                  const float *restrict buffer) {
  if (element == ck_element_float32) {
    memcpy((float *)numbers + offset, buffer, count * sizeof *buffer);
    return;
  }
  uint16_t *restrict halves = (uint16_t *)numbers + offset;
  for (size_t i = 0; i < count; i++) halves[i] = narrowed(buffer[i]);
}

/// The sum of at most BLOCK numbers: LANES partial sums, folded in halves.
INLINE double block_sum(const float *restrict terms, size_t count) {
  float lane[LANES] = {0};
  size_t whole = count / LANES * LANES;
  for (size_t i = 0; i < whole; i += LANES)
    for (int j = 0; j < LANES; j++) lane[j] += terms[i + (size_t)j];
  for (size_t i = whole; i < count; i++) lane[i - whole] += terms[i];
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int j = 0; j < half; j++) lane[j] += lane[j + half];
  return (double)lane[0];
}

#endif
