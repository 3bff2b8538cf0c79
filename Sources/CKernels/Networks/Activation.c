#include "Functions.h"

/// The slope of a leaky rectifier below zero: A. L. Maas et al., "Rectifier nonlinearities improve
/// neural network acoustic models", ICML 2013.
#define LEAK 0.01f

INLINE void activate(ck_activation activation, float *restrict x, size_t count) {
  switch (activation) {
  case ck_activation_identity: break;
  case ck_activation_relu:
    for (size_t i = 0; i < count; i++) x[i] = x[i] > 0 ? x[i] : 0;
    break;
  case ck_activation_leaky_relu:
    for (size_t i = 0; i < count; i++) x[i] = x[i] > 0 ? x[i] : LEAK * x[i];
    break;
  case ck_activation_tanh:
    SIDE_BY_SIDE
    for (size_t i = 0; i < count; i++) x[i] = tanh_of(x[i]);
    break;
  case ck_activation_sigmoid:
    SIDE_BY_SIDE
    for (size_t i = 0; i < count; i++) x[i] = sigmoid_of(x[i]);
    break;
  case ck_activation_softplus:
    SIDE_BY_SIDE
    for (size_t i = 0; i < count; i++) x[i] = softplus_of(x[i]);
    break;
  case ck_activation_gelu:
    SIDE_BY_SIDE
    for (size_t i = 0; i < count; i++) x[i] = x[i] * normal_below(x[i], bell_of(x[i]));
    break;
  }
}

/// Multiplies the gradient by the derivative, from the output y or, for GELU, from the input x.
INLINE void multiply_derivative(ck_activation activation, const float *restrict y,
                                const float *restrict x, float *restrict gradient, size_t count) {
  switch (activation) {
  case ck_activation_identity: break;
  case ck_activation_relu:
    for (size_t i = 0; i < count; i++) gradient[i] = y[i] > 0 ? gradient[i] : 0;
    break;
  case ck_activation_leaky_relu:
    for (size_t i = 0; i < count; i++) gradient[i] = y[i] > 0 ? gradient[i] : LEAK * gradient[i];
    break;
  case ck_activation_tanh:
    for (size_t i = 0; i < count; i++) gradient[i] *= 1 - y[i] * y[i];
    break;
  case ck_activation_sigmoid:
    for (size_t i = 0; i < count; i++) gradient[i] *= y[i] * (1 - y[i]);
    break;
  case ck_activation_softplus:
    // y = ln(1 + e^x), so e^x / (1 + e^x) = 1 - e^-y.
    for (size_t i = 0; i < count; i++) gradient[i] *= -expm1_of(-y[i]);
    break;
  case ck_activation_gelu:
    for (size_t i = 0; i < count; i++) {
      float bell = bell_of(x[i]);
      gradient[i] *= normal_below(x[i], bell) + x[i] * (0.39894228f * bell);
    }
    break;
  }
}

CLONES void ck_bias_activation(ck_activation activation, const float *bias, void *values,
                               ck_element element, void *saved, ck_element saved_element,
                               size_t columns, ck_range rows) {
  float x[BLOCK];
  for (size_t row = rows.begin; row < rows.end; row++)
    for (size_t column = 0; column < columns; column += BLOCK) {
      size_t offset = row * columns + column;
      size_t count = smaller(BLOCK, columns - column);
      copy_in(values, element, offset, count, x);
      if (bias)
        for (size_t i = 0; i < count; i++) x[i] += bias[column + i];
      if (saved) store(saved, saved_element, offset, count, x);
      activate(activation, x, count);
      store(values, element, offset, count, x);
    }
}

CLONES void ck_activation_gradient(ck_activation activation, const void *output,
                                   ck_element output_element, const void *saved,
                                   ck_element saved_element, void *gradient, ck_element element,
                                   float *bias_gradient, size_t rows, size_t columns,
                                   ck_range of_columns) {
  float y[BLOCK], x[BLOCK], g[BLOCK];
  double total[BLOCK];
  for (size_t column = of_columns.begin; column < of_columns.end; column += BLOCK) {
    size_t count = smaller(BLOCK, of_columns.end - column);
    for (size_t i = 0; i < count; i++) total[i] = 0;
    for (size_t row = 0; row < rows; row++) {
      size_t offset = row * columns + column;
      copy_in(gradient, element, offset, count, g);
      if (activation != ck_activation_identity) {
        const float *outputs = output ? loaded(output, output_element, offset, count, y) : NULL;
        const float *inputs = saved ? loaded(saved, saved_element, offset, count, x) : NULL;
        multiply_derivative(activation, outputs, inputs, g, count);
        store(gradient, element, offset, count, g);
      }
      if (bias_gradient)
        for (size_t i = 0; i < count; i++) total[i] += (double)g[i];
    }
    if (bias_gradient)
      for (size_t i = 0; i < count; i++) bias_gradient[column + i] += (float)total[i];
  }
}
