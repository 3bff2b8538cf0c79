#include "Block.h"
#include <math.h>

CLONES size_t ck_count_beyond(const float *values, float limit, ck_range numbers) {
  size_t sum = 0;
  for (size_t i = numbers.begin; i < numbers.end; i += BLOCK) {
    size_t end = i + smaller(BLOCK, numbers.end - i);
    uint32_t count = 0;
    // The comparison is false for what is not a number.
    for (size_t j = i; j < end; j++) count += !(fabsf(values[j]) <= limit);
    sum += count;
  }
  return sum;
}

CLONES void ck_stabilise_counts(float *values, float scale, ck_range numbers) {
  const float offset = sqrtf(0.375f);
  for (size_t i = numbers.begin; i < numbers.end; i++) {
    float count = values[i] * scale;
    values[i] = count / (2 * (sqrtf(fabsf(count) + 0.375f) + offset));
  }
}
