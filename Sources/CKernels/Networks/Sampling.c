#include "Functions.h"

/// Loads means and s of part of a row.
INLINE void load_encoded(const void *encoded, ck_element element, size_t row, size_t column,
                         size_t columns, size_t count, float *restrict m, float *restrict s) {
  copy_in(encoded, element, row * 2 * columns + column, count, m);
  copy_in(encoded, element, row * 2 * columns + columns + column, count, s);
}

CLONES void ck_reparametrise(const void *encoded, ck_element element, const float *noise,
                             void *sample, ck_element sample_element, float *divergences,
                             size_t columns, ck_range rows) {
  float m[BLOCK], s[BLOCK], term[BLOCK];
  for (size_t row = rows.begin; row < rows.end; row++) {
    double sum = 0;
    for (size_t column = 0; column < columns; column += BLOCK) {
      size_t count = smaller(BLOCK, columns - column);
      load_encoded(encoded, element, row, column, columns, count, m, s);
      // e^s - 1 - s is kept together, as it is small where s is.
      for (size_t i = 0; i < count; i++) term[i] = 0.5f * (m[i] * m[i] + (expm1_of(s[i]) - s[i]));
      sum += block_sum(term, count);
      if (!sample) continue;
      size_t offset = row * columns + column;
      for (size_t i = 0; i < count; i++) m[i] += exp_of(0.5f * s[i]) * noise[offset + i];
      store(sample, sample_element, offset, count, m);
    }
    divergences[row] = (float)sum;
  }
}

CLONES void ck_reparametrise_gradient(const void *encoded, ck_element element, const float *noise,
                                      const void *sample_gradient, ck_element sample_element,
                                      float factor, void *gradient, ck_element gradient_element,
                                      size_t columns, ck_range rows) {
  float m[BLOCK], s[BLOCK], g[BLOCK];
  for (size_t row = rows.begin; row < rows.end; row++)
    for (size_t column = 0; column < columns; column += BLOCK) {
      size_t count = smaller(BLOCK, columns - column);
      size_t offset = row * columns + column;
      load_encoded(encoded, element, row, column, columns, count, m, s);
      copy_in(sample_gradient, sample_element, offset, count, g);
      for (size_t i = 0; i < count; i++) {
        m[i] = g[i] + factor * m[i];
        s[i] = 0.5f * (g[i] * noise[offset + i] * exp_of(0.5f * s[i]) + factor * expm1_of(s[i]));
      }
      store(gradient, gradient_element, row * 2 * columns + column, count, m);
      store(gradient, gradient_element, row * 2 * columns + columns + column, count, s);
    }
}

CLONES void ck_normals(ck_address address, float *values, ck_range numbers) {
  // A block of Philox is two words, and each word makes two numbers.
  uint64_t words[BLOCK / 2];
  float pair[BLOCK];
  for (size_t start = numbers.begin; start < numbers.end; start += BLOCK) {
    size_t count = smaller(BLOCK, numbers.end - start);
    size_t pairs = (count + 1) / 2;
    ck_philox(address.key, address.index, address.high, (uint32_t)(start / 4), (count + 3) / 4,
              words);
    SIDE_BY_SIDE
    for (size_t i = 0; i < pairs; i++) {
      // Strictly above 0; where rounding makes it 1 the radius is 0.
      float u = ((float)(uint32_t)words[i] + 0.5f) * 0x1p-32f;
      float radius = sqrtf(-2 * log_of(u));
      float sine, cosine;
      turn((uint32_t)(words[i] >> 32), &sine, &cosine);
      pair[2 * i] = radius * cosine;
      pair[2 * i + 1] = radius * sine;
    }
    memcpy(values + start, pair, count * sizeof *values);
  }
}

CLONES void ck_dropout(ck_address address, uint32_t threshold, float factor, void *values,
                       ck_element element, ck_range numbers) {
  uint64_t words[BLOCK / 2];
  float x[BLOCK];
  for (size_t start = numbers.begin; start < numbers.end;) {
    // Four numbers share a block of Philox.
    size_t skipped = start % 4;
    size_t count = smaller(BLOCK - skipped, numbers.end - start);
    ck_philox(address.key, address.index, address.high, (uint32_t)(start / 4),
              (skipped + count + 3) / 4, words);
    copy_in(values, element, start, count, x);
    for (size_t i = 0; i < count; i++) {
      size_t place = skipped + i;
      uint32_t word = (uint32_t)(words[place / 2] >> 32 * (place % 2));
      x[i] = word < threshold ? 0 : factor * x[i];
    }
    store(values, element, start, count, x);
    start += count;
  }
}
