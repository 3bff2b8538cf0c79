#include "Functions.h"

#define LN_TWO_PI 1.837877066f

/// One block of the Gaussian likelihood: the terms of the loss and both derivatives, unscaled.
/// loss = ½ (ln 2πv + (x - m)² / v), v = floor + e^s.
INLINE void gaussian_block(const float *restrict x, float *restrict m, float *restrict s,
                           float *restrict loss, float floor, float largest, bool derivatives,
                           size_t count) {
  SIDE_BY_SIDE
  for (size_t i = 0; i < count; i++) {
    float power = exp_of(s[i] < largest ? s[i] : largest);
    float variance = floor + power;
    float inverse = 1 / variance;
    float distance = m[i] - x[i];
    float pull = distance * inverse;
    float square = distance * pull;
    loss[i] = 0.5f * (LN_TWO_PI + log_of(variance) + square);
    if (derivatives) {
      m[i] = pull;
      s[i] = s[i] < largest ? 0.5f * (1 - square) * (inverse * power) : 0;
    }
  }
}

/// A block of means and of s, with the bias.
INLINE void load_decoded(const ck_gaussian *g, size_t row, size_t column, size_t count,
                         float *restrict m, float *restrict s) {
  size_t offset = row * 2 * g->stride + column;
  copy_in(g->decoded, g->decoded_element, offset, count, m);
  copy_in(g->decoded, g->decoded_element, offset + g->stride, count, s);
  if (!g->bias) return;
  const float *restrict mean_bias = g->bias + column;
  const float *restrict s_bias = g->bias + g->stride + column;
  for (size_t i = 0; i < count; i++) m[i] += mean_bias[i];
  for (size_t i = 0; i < count; i++) s[i] += s_bias[i];
}

CLONES void ck_gaussian_loss(const ck_gaussian *g, float scale, void *gradient,
                             ck_element gradient_element, float *bias_gradient, double *sums,
                             ck_range of_columns) {
  float x[BLOCK], m[BLOCK], s[BLOCK], loss[BLOCK];
  double mean_total[BLOCK], s_total[BLOCK];
  size_t stride = g->stride;
  for (size_t column = of_columns.begin; column < of_columns.end; column += BLOCK) {
    size_t count = smaller(BLOCK, of_columns.end - column);
    for (size_t i = 0; i < count; i++) mean_total[i] = s_total[i] = 0;
    for (size_t row = 0; row < g->rows; row++) {
      const float *target =
          loaded(g->target, g->target_element, row * stride + column, count, x);
      load_decoded(g, row, column, count, m, s);
      gaussian_block(target, m, s, loss, g->variance_floor, g->largest_log_variance,
                     gradient != NULL, count);
      sums[row] += block_sum(loss, count);
      if (!gradient) continue;
      for (size_t i = 0; i < count; i++) {
        m[i] *= scale;
        s[i] *= scale;
      }
      size_t offset = row * 2 * stride + column;
      store(gradient, gradient_element, offset, count, m);
      store(gradient, gradient_element, offset + stride, count, s);
      for (size_t i = 0; i < count; i++) {
        mean_total[i] += (double)m[i];
        s_total[i] += (double)s[i];
      }
    }
    if (!gradient || !bias_gradient) continue;
    for (size_t i = 0; i < count; i++) {
      bias_gradient[column + i] += (float)mean_total[i];
      bias_gradient[stride + column + i] += (float)s_total[i];
    }
  }
  if (!gradient || of_columns.end < g->columns || g->columns == stride) return;
  for (size_t half = 0; half < 2 * g->rows; half++)
    for (size_t i = half * stride + g->columns; i < (half + 1) * stride; i++)
      memset(at(gradient, gradient_element, i), 0, gradient_element == ck_element_float32 ? 4 : 2);
}

CLONES void ck_gaussian_scores(const ck_gaussian *g, const ck_range *blocks, size_t block_count,
                               float *scores, ck_range rows) {
  float x[BLOCK], m[BLOCK], s[BLOCK], loss[BLOCK];
  for (size_t row = rows.begin; row < rows.end; row++)
    for (size_t block = 0; block < block_count; block++) {
      double sum = 0;
      for (size_t column = blocks[block].begin; column < blocks[block].end; column += BLOCK) {
        size_t count = smaller(BLOCK, blocks[block].end - column);
        const float *target =
            loaded(g->target, g->target_element, row * g->stride + column, count, x);
        load_decoded(g, row, column, count, m, s);
        gaussian_block(target, m, s, loss, g->variance_floor, g->largest_log_variance, false,
                       count);
        sum += block_sum(loss, count);
      }
      scores[row * block_count + block] = (float)sum;
    }
}

CLONES void ck_binary_cross_entropy(const void *logits, ck_element element, const float *labels,
                                    const float *weights, float scale, void *gradient,
                                    ck_element gradient_element, float *losses, ck_range numbers) {
  float z[BLOCK], w[BLOCK];
  for (size_t start = numbers.begin; start < numbers.end; start += BLOCK) {
    size_t count = smaller(BLOCK, numbers.end - start);
    copy_in(logits, element, start, count, z);
    for (size_t i = 0; i < count; i++) w[i] = weights ? weights[start + i] : 1;
    // ln(1 + e^z) - label z
    for (size_t i = 0; i < count; i++)
      losses[start + i] = w[i] * (softplus_of(z[i]) - labels[start + i] * z[i]);
    if (!gradient) continue;
    for (size_t i = 0; i < count; i++)
      z[i] = scale * w[i] * (sigmoid_of(z[i]) - labels[start + i]);
    store(gradient, gradient_element, start, count, z);
  }
}

CLONES void ck_softmax_cross_entropy(const void *logits, ck_element element,
                                     const int32_t *classes, const float *weights, float scale,
                                     void *gradient, ck_element gradient_element, float *losses,
                                     size_t columns, ck_range rows) {
  float z[BLOCK];
  for (size_t row = rows.begin; row < rows.end; row++) {
    size_t first = row * columns;
    float largest = -INFINITY, chosen = 0;
    for (size_t column = 0; column < columns; column += BLOCK) {
      size_t count = smaller(BLOCK, columns - column);
      copy_in(logits, element, first + column, count, z);
      for (size_t i = 0; i < count; i++) largest = z[i] > largest ? z[i] : largest;
      size_t class = (size_t)classes[row];
      if (class >= column && class < column + count) chosen = z[class - column];
    }
    double sum = 0;
    for (size_t column = 0; column < columns; column += BLOCK) {
      size_t count = smaller(BLOCK, columns - column);
      copy_in(logits, element, first + column, count, z);
      for (size_t i = 0; i < count; i++) z[i] = exp_of(z[i] - largest);
      sum += block_sum(z, count);
    }
    float weight = weights ? weights[row] : 1;
    losses[row] = weight * (log_of((float)sum) + (largest - chosen));
    if (!gradient) continue;
    float inverse = (float)(1 / sum), factor = scale * weight;
    for (size_t column = 0; column < columns; column += BLOCK) {
      size_t count = smaller(BLOCK, columns - column);
      copy_in(logits, element, first + column, count, z);
      for (size_t i = 0; i < count; i++) {
        float label = (size_t)classes[row] == column + i ? 1 : 0;
        z[i] = factor * (exp_of(z[i] - largest) * inverse - label);
      }
      store(gradient, gradient_element, first + column, count, z);
    }
  }
}
