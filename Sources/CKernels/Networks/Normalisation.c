#include "Functions.h"

// MARK: - Over the columns of a row

INLINE double row_sum(const void *input, ck_element element, size_t first, size_t columns,
                      float mean, bool squared) {
  float x[BLOCK];
  double sum = 0;
  for (size_t column = 0; column < columns; column += BLOCK) {
    size_t count = smaller(BLOCK, columns - column);
    copy_in(input, element, first + column, count, x);
    if (squared)
      for (size_t i = 0; i < count; i++) x[i] = (x[i] - mean) * (x[i] - mean);
    sum += block_sum(x, count);
  }
  return sum;
}

CLONES void ck_layer_norm(const void *input, ck_element element, const float *scale,
                          const float *shift, float epsilon, void *output,
                          ck_element output_element, float *means, float *inverse_deviations,
                          size_t columns, ck_range rows) {
  float x[BLOCK];
  for (size_t row = rows.begin; row < rows.end; row++) {
    size_t first = row * columns;
    float mean = (float)(row_sum(input, element, first, columns, 0, false) / (double)columns);
    double variance = row_sum(input, element, first, columns, mean, true) / (double)columns;
    float inverse = (float)(1 / sqrt(variance + (double)epsilon));
    means[row] = mean;
    inverse_deviations[row] = inverse;
    for (size_t column = 0; column < columns; column += BLOCK) {
      size_t count = smaller(BLOCK, columns - column);
      copy_in(input, element, first + column, count, x);
      for (size_t i = 0; i < count; i++)
        x[i] = (x[i] - mean) * inverse * scale[column + i] + shift[column + i];
      store(output, output_element, first + column, count, x);
    }
  }
}

CLONES void ck_layer_norm_gradient(const void *input, ck_element element, const float *scale,
                                   const float *means, const float *inverse_deviations,
                                   const void *output_gradient, ck_element gradient_element,
                                   void *input_gradient, ck_element input_gradient_element,
                                   size_t columns, ck_range rows) {
  float x[BLOCK], g[BLOCK], product[BLOCK];
  for (size_t row = rows.begin; row < rows.end; row++) {
    size_t first = row * columns;
    float mean = means[row], inverse = inverse_deviations[row];
    double sum = 0, sum_of_products = 0;
    // With n the normalised input and h = gradient * scale:
    // dx = (h - <h> - n <h n>) / deviation.
    for (int pass = 0; pass < 2; pass++) {
      float mean_gradient = (float)(sum / (double)columns);
      float mean_product = (float)(sum_of_products / (double)columns);
      for (size_t column = 0; column < columns; column += BLOCK) {
        size_t count = smaller(BLOCK, columns - column);
        copy_in(input, element, first + column, count, x);
        copy_in(output_gradient, gradient_element, first + column, count, g);
        for (size_t i = 0; i < count; i++) x[i] = (x[i] - mean) * inverse;
        for (size_t i = 0; i < count; i++) g[i] *= scale[column + i];
        if (pass == 0) {
          for (size_t i = 0; i < count; i++) product[i] = g[i] * x[i];
          sum += block_sum(g, count);
          sum_of_products += block_sum(product, count);
        } else {
          for (size_t i = 0; i < count; i++)
            g[i] = inverse * (g[i] - mean_gradient - x[i] * mean_product);
          store(input_gradient, input_gradient_element, first + column, count, g);
        }
      }
    }
  }
}

CLONES void ck_layer_norm_parameters(const void *input, ck_element element, const float *means,
                                     const float *inverse_deviations, const void *output_gradient,
                                     ck_element gradient_element, float *scale_gradient,
                                     float *shift_gradient, size_t rows, size_t columns,
                                     ck_range of_columns) {
  float x[BLOCK], g[BLOCK];
  double scales[BLOCK], shifts[BLOCK];
  for (size_t column = of_columns.begin; column < of_columns.end; column += BLOCK) {
    size_t count = smaller(BLOCK, of_columns.end - column);
    for (size_t i = 0; i < count; i++) scales[i] = shifts[i] = 0;
    for (size_t row = 0; row < rows; row++) {
      copy_in(input, element, row * columns + column, count, x);
      copy_in(output_gradient, gradient_element, row * columns + column, count, g);
      float mean = means[row], inverse = inverse_deviations[row];
      for (size_t i = 0; i < count; i++) {
        scales[i] += (double)(g[i] * ((x[i] - mean) * inverse));
        shifts[i] += (double)g[i];
      }
    }
    for (size_t i = 0; i < count; i++) {
      scale_gradient[column + i] += (float)scales[i];
      shift_gradient[column + i] += (float)shifts[i];
    }
  }
}

// MARK: - Over the rows of a batch, channel by channel

/// Where a channel of a row begins.
INLINE size_t beginning(ck_batch batch, size_t row, size_t channel) {
  return (row * batch.channels + channel) * batch.extent;
}

/// Where one channel of a row is a block or more, its numbers are summed side by side; where it is
/// one number, the channels are.
INLINE double channel_sum(const float *restrict x, size_t extent, float mean, bool squared) {
  float term[BLOCK];
  double sum = 0;
  for (size_t start = 0; start < extent; start += BLOCK) {
    size_t count = smaller(BLOCK, extent - start);
    for (size_t i = 0; i < count; i++) term[i] = x[start + i] - mean;
    if (squared)
      for (size_t i = 0; i < count; i++) term[i] *= term[i];
    sum += block_sum(term, count);
  }
  return sum;
}

CLONES void ck_batch_moments(const float *input, ck_batch batch, float *means, float *variances,
                             ck_range channels) {
  double number = (double)(batch.rows * batch.extent);
  double sum[BLOCK];
  for (size_t first = channels.begin; first < channels.end; first += BLOCK) {
    size_t count = smaller(BLOCK, channels.end - first);
    for (int pass = 0; pass < 2; pass++) {
      for (size_t c = 0; c < count; c++) sum[c] = 0;
      for (size_t row = 0; row < batch.rows; row++) {
        const float *restrict x = input + beginning(batch, row, first);
        const float *restrict mean = means + first;
        if (batch.extent > 1) {
          for (size_t c = 0; c < count; c++)
            sum[c] += channel_sum(x + c * batch.extent, batch.extent, pass ? mean[c] : 0, pass);
        } else if (pass) {
          for (size_t c = 0; c < count; c++)
            sum[c] += (double)((x[c] - mean[c]) * (x[c] - mean[c]));
        } else {
          for (size_t c = 0; c < count; c++) sum[c] += (double)x[c];
        }
      }
      float *to = pass ? variances : means;
      for (size_t c = 0; c < count; c++) to[first + c] = (float)(sum[c] / number);
    }
  }
}

CLONES void ck_batch_affine(const float *input, ck_batch batch, const float *factors,
                            const float *offsets, float *output, ck_range rows) {
  for (size_t row = rows.begin; row < rows.end; row++) {
    const float *x = input + beginning(batch, row, 0);
    float *y = output + beginning(batch, row, 0);
    if (batch.extent == 1) {
      for (size_t c = 0; c < batch.channels; c++) y[c] = x[c] * factors[c] + offsets[c];
      continue;
    }
    for (size_t c = 0; c < batch.channels; c++) {
      float factor = factors[c], offset = offsets[c];
      for (size_t i = 0; i < batch.extent; i++)
        y[c * batch.extent + i] = x[c * batch.extent + i] * factor + offset;
    }
  }
}

CLONES void ck_batch_gradient_sums(const float *input, const float *output_gradient, ck_batch batch,
                                   const float *means, const float *inverse_deviations, float *sums,
                                   float *products, ck_range channels) {
  float term[BLOCK];
  double sum[BLOCK], product[BLOCK];
  for (size_t first = channels.begin; first < channels.end; first += BLOCK) {
    size_t count = smaller(BLOCK, channels.end - first);
    const float *restrict mean = means + first;
    const float *restrict inverse = inverse_deviations + first;
    for (size_t c = 0; c < count; c++) sum[c] = product[c] = 0;
    for (size_t row = 0; row < batch.rows; row++) {
      const float *restrict x = input + beginning(batch, row, first);
      const float *restrict g = output_gradient + beginning(batch, row, first);
      if (batch.extent == 1) {
        for (size_t c = 0; c < count; c++) {
          sum[c] += (double)g[c];
          product[c] += (double)(g[c] * ((x[c] - mean[c]) * inverse[c]));
        }
        continue;
      }
      for (size_t c = 0; c < count; c++) {
        sum[c] += channel_sum(g + c * batch.extent, batch.extent, 0, false);
        for (size_t start = 0; start < batch.extent; start += BLOCK) {
          size_t part = smaller(BLOCK, batch.extent - start), from = c * batch.extent + start;
          for (size_t i = 0; i < part; i++)
            term[i] = g[from + i] * ((x[from + i] - mean[c]) * inverse[c]);
          product[c] += block_sum(term, part);
        }
      }
    }
    for (size_t c = 0; c < count; c++) {
      sums[first + c] = (float)sum[c];
      products[first + c] = (float)product[c];
    }
  }
}

CLONES void ck_batch_combine(const float *input, const float *output_gradient, ck_batch batch,
                             const float *a, const float *b, const float *c, float *input_gradient,
                             ck_range rows) {
  for (size_t row = rows.begin; row < rows.end; row++)
    for (size_t channel = 0; channel < batch.channels; channel++) {
      size_t first = beginning(batch, row, channel);
      float of_gradient = a[channel], of_input = b[channel], constant = c[channel];
      for (size_t i = first; i < first + batch.extent; i++)
        input_gradient[i] = output_gradient[i] * of_gradient + (input[i] * of_input + constant);
    }
}
