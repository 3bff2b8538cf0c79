#include "CKernels.h"
#include "Clones.h"

// One vector is one AVX-512 register, two AVX2 or four baseline ones.
#define WIDTH 8
#define LISTS 4

typedef double lanes __attribute__((vector_size(8 * WIDTH), aligned(8)));

// Each sum runs over the rows in order, so that no instruction set changes its bits. A strip of
// eight columns stays in the first cache while all lists pass over it.
static inline __attribute__((always_inline)) void
sum_strip(int lists, const double *strip, size_t rows, const double *counts, double *sums,
          size_t stride) {
  lanes sum[LISTS];
  for (int list = 0; list < lists; list++) sum[list] = (lanes){};
  for (size_t row = 0; row < rows; row++) {
    const lanes values = *(const lanes *)(strip + row * WIDTH);
    for (int list = 0; list < lists; list++) sum[list] += values * counts[(size_t)list * rows + row];
  }
  for (int list = 0; list < lists; list++) *(lanes *)(sums + (size_t)list * stride) = sum[list];
}

CLONES
void ck_row_sums(const double *strips, size_t rows, size_t strip_count, const double *counts,
                 size_t lists, double *sums) {
  const size_t stride = strip_count * WIDTH;
  for (size_t strip = 0; strip < strip_count; strip++) {
    const double *values = strips + strip * rows * WIDTH;
    double *out = sums + strip * WIDTH;
    size_t list = 0;
    for (; list + LISTS <= lists; list += LISTS)
      sum_strip(LISTS, values, rows, counts + list * rows, out + list * stride, stride);
    for (; list < lists; list++)
      sum_strip(1, values, rows, counts + list * rows, out + list * stride, stride);
  }
}
