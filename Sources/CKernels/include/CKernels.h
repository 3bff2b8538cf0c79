/// The loops that decide the time of a study, in C, compiled for several instruction sets.
#ifndef DARKFIELD_CKERNELS_H
#define DARKFIELD_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "NetworkLoops.h"

/// The commit this program was built from, or "unknown".
const char *ck_commit(void);

/// The instruction sets that the loops of this library are compiled for.
typedef enum __attribute__((enum_extensibility(closed))) {
  ck_isa_baseline,
  ck_isa_avx2,
  ck_isa_avx512
} ck_isa;

/// The instruction set that the loops use on this machine.
ck_isa ck_instruction_set(void);

/// Zeroed memory on a boundary of 64 bytes or more, to be given back; NULL where there is none.
void *ck_allocate(size_t bytes);
void ck_deallocate(void *memory);

/// Gives what was deallocated back to the system, where the C library can.
void ck_return_memory(void);

/// Fills `words` with `blocks` consecutive blocks of Philox4x32-10 (Salmon et al., SC'11).
///
/// Each block is 128 bits, stored as two 64-bit words, the first 32-bit output in the low half of
/// the first word. The 128-bit counter of block b is (first_block + b, high, index low, index high),
/// the key is (key low, key high), each in 32-bit words, least significant first.
void ck_philox(uint64_t key, uint64_t index, uint32_t high, uint32_t first_block, size_t blocks,
               uint64_t *words);

/// Sums the rows of a table, each as often as a list of counts says, for several lists.
///
/// The table has `rows` rows of 8 `strip_count` columns, stored as strips of eight columns, in
/// which the rows that are not all zeros follow each other: strip s has those numbered
/// `chosen[starts[s]]` to `chosen[starts[s + 1] - 1]`, in order. List l is `rows` numbers from
/// `counts + l * rows`; its sums are written from `sums + l * 8 * strip_count`. Every sum runs over
/// the rows in order.
void ck_row_sums(const double *strips, const int32_t *chosen, const int64_t *starts, size_t rows,
                 size_t strip_count, const double *counts, size_t lists, double *sums);

/// Adds `values[i] * kernel[j]` to `sums[i + j]`, for all `count` values and `length` taps.
void ck_add_convolution(const double *values, size_t count, const double *kernel, size_t length,
                        double *sums);

/// The sum of `exp(values[i] - shift)`, in which nothing overflows: no value is above the shift.
///
/// Each term is right to about 2e-16 of one; terms below exp(-700) count as that.
double ck_sum_exponentials(const double *values, size_t count, double shift);

/// Replaces each value by its exponential, right to about 2e-16 of it.
///
/// Values are below 700; those below -700 count as that.
void ck_exponentials(double *values, size_t count);

/// The heights of a mixture on chosen rows of a table, and the slopes of its log-likelihood.
///
/// The table has rows of 8 `strips` columns, one after the other, and `strips` from 1 to 8; `shares`
/// and `sums` have as many numbers. `heights[i]` becomes the sum over columns of row `chosen[i]` times
/// the shares, and `sums[k]` that over i of `weights[i] / heights[i]` times column k of that row.
/// Returns the smallest height, infinity for none. Every sum has one order on all machines.
double ck_mixture(const double *table, size_t strips, const int32_t *chosen,
                  const double *weights, size_t count, const double *shares, double *heights,
                  double *sums);

/// The second derivatives of the same: `information[a * 8 strips + b]` becomes the sum over i of
/// `weights[i] / heights[i]^2` times columns a and b of row `chosen[i]`, for a below `columns`.
void ck_mixture_information(const double *table, size_t strips, const int32_t *chosen,
                            const double *weights, const double *heights, size_t count,
                            size_t columns, double *information);

/// The sum of `weights[i] * log(values[i])`; the values are positive and not subnormal.
double ck_weighted_logs(const double *values, const double *weights, size_t count);

#endif
