#include "CKernels.h"
#include "Clones.h"

// One vector is one AVX-512 register, two AVX2 or four baseline ones.
#define WIDTH 8
#define LISTS 4

typedef double lanes __attribute__((vector_size(8 * WIDTH), aligned(8)));

// Each sum runs over the rows in order, so that no instruction set changes its bits. A strip of
// eight columns stays in the nearest caches while all lists pass over it.
static inline __attribute__((always_inline)) void
sum_strip(int lists, const double *strip, const int32_t *chosen, size_t kept, size_t rows,
          const double *counts, double *sums, size_t stride) {
  lanes sum[LISTS];
  for (int list = 0; list < lists; list++) sum[list] = (lanes){};
  for (size_t place = 0; place < kept; place++) {
    const lanes values = *(const lanes *)(strip + place * WIDTH);
    const double *count = counts + chosen[place];
    for (int list = 0; list < lists; list++) sum[list] += values * count[(size_t)list * rows];
  }
  for (int list = 0; list < lists; list++) *(lanes *)(sums + (size_t)list * stride) = sum[list];
}

CLONES
void ck_row_sums(const double *strips, const int32_t *chosen, const int64_t *starts, size_t rows,
                 size_t strip_count, const double *counts, size_t lists, double *sums) {
  const size_t stride = strip_count * WIDTH;
  for (size_t strip = 0; strip < strip_count; strip++) {
    const size_t start = (size_t)starts[strip], kept = (size_t)starts[strip + 1] - start;
    const double *values = strips + start * WIDTH;
    const int32_t *own = chosen + start;
    double *out = sums + strip * WIDTH;
    size_t list = 0;
    for (; list + LISTS <= lists; list += LISTS)
      sum_strip(LISTS, values, own, kept, rows, counts + list * rows, out + list * stride, stride);
    for (; list < lists; list++)
      sum_strip(1, values, own, kept, rows, counts + list * rows, out + list * stride, stride);
  }
}
