#include "Block.h"

CLONES void ck_convert(const void *from, ck_element from_element, void *to, ck_element to_element,
                       ck_range numbers) {
  float buffer[BLOCK];
  for (size_t i = numbers.begin; i < numbers.end; i += BLOCK) {
    size_t count = smaller(BLOCK, numbers.end - i);
    store(to, to_element, i, count, loaded(from, from_element, i, count, buffer));
  }
}

CLONES void ck_fill(void *to, ck_element element, float value, ck_range numbers) {
  float buffer[BLOCK];
  for (size_t i = 0; i < BLOCK; i++) buffer[i] = value;
  for (size_t i = numbers.begin; i < numbers.end; i += BLOCK)
    store(to, element, i, smaller(BLOCK, numbers.end - i), buffer);
}

CLONES void ck_scale(void *values, ck_element element, float factor, ck_range numbers) {
  float buffer[BLOCK];
  for (size_t i = numbers.begin; i < numbers.end; i += BLOCK) {
    size_t count = smaller(BLOCK, numbers.end - i);
    copy_in(values, element, i, count, buffer);
    for (size_t j = 0; j < count; j++) buffer[j] *= factor;
    store(values, element, i, count, buffer);
  }
}

CLONES void ck_add(const void *from, ck_element from_element, void *to, ck_element to_element,
                   float factor, ck_range numbers) {
  float buffer[BLOCK], widened_block[BLOCK];
  for (size_t i = numbers.begin; i < numbers.end; i += BLOCK) {
    size_t count = smaller(BLOCK, numbers.end - i);
    const float *added = loaded(from, from_element, i, count, widened_block);
    copy_in(to, to_element, i, count, buffer);
    for (size_t j = 0; j < count; j++) buffer[j] += factor * added[j];
    store(to, to_element, i, count, buffer);
  }
}

/// Zeros behind a row: all zero bits in both elements.
INLINE void pad(void *to, ck_element element, size_t row, size_t columns, size_t stride) {
  void *rest = at(to, element, row * stride + columns);
  memset(rest, 0, (size_t)((char *)at(to, element, (row + 1) * stride) - (char *)rest));
}

CLONES void ck_gather(const float *from, const int32_t *chosen, size_t columns, void *to,
                      ck_element element, size_t stride, ck_range rows) {
  for (size_t row = rows.begin; row < rows.end; row++) {
    store(to, element, row * stride, columns, from + (size_t)chosen[row] * columns);
    pad(to, element, row, columns, stride);
  }
}

CLONES void ck_gather_rearranged(const float *from, const int32_t *chosen, size_t columns,
                                 const int32_t *places, const int32_t *orders, void *to,
                                 ck_element element, size_t stride, ck_range rows) {
  float buffer[BLOCK];
  for (size_t row = rows.begin; row < rows.end; row++) {
    const float *numbers = from + (size_t)chosen[row] * columns;
    const int32_t *place = places + (size_t)orders[row] * columns;
    for (size_t i = 0; i < columns; i += BLOCK) {
      size_t count = smaller(BLOCK, columns - i);
      for (size_t j = 0; j < count; j++) buffer[j] = numbers[place[i + j]];
      store(to, element, row * stride + i, count, buffer);
    }
    pad(to, element, row, columns, stride);
  }
}
