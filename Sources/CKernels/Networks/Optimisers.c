#include "Functions.h"

CLONES void ck_adam(const ck_adam_rule *rule, float *parameters, const void *gradient,
                    ck_element gradient_element, float *first, float *second, uint16_t *low,
                    ck_range numbers) {
  float buffer[BLOCK];
  float beta1 = rule->beta1, beta2 = rule->beta2, rest1 = 1 - beta1, rest2 = 1 - beta2;
  float scale = rule->gradient_scale, epsilon = rule->epsilon;
  float rate = rule->rate * rule->first_correction, correction = rule->second_correction;
  float kept = 1 - rule->rate * rule->decay;
  for (size_t start = numbers.begin; start < numbers.end; start += BLOCK) {
    size_t count = smaller(BLOCK, numbers.end - start);
    const float *restrict g = loaded(gradient, gradient_element, start, count, buffer);
    float *restrict p = parameters + start;
    float *restrict m = first + start;
    float *restrict v = second + start;
    for (size_t i = 0; i < count; i++) {
      float slope = scale * g[i];
      m[i] = beta1 * m[i] + rest1 * slope;
      v[i] = beta2 * v[i] + rest2 * (slope * slope);
      p[i] = kept * p[i] - rate * m[i] / (correction * sqrtf(v[i]) + epsilon);
    }
    if (low) store(low, ck_element_bfloat16, start, count, p);
  }
}

CLONES void ck_momentum(const ck_momentum_rule *rule, float *parameters, const void *gradient,
                        ck_element gradient_element, float *velocity, uint16_t *low,
                        ck_range numbers) {
  float buffer[BLOCK];
  float rate = rule->rate, momentum = rule->momentum, scale = rule->gradient_scale;
  float kept = 1 - rule->rate * rule->decay;
  for (size_t start = numbers.begin; start < numbers.end; start += BLOCK) {
    size_t count = smaller(BLOCK, numbers.end - start);
    const float *restrict g = loaded(gradient, gradient_element, start, count, buffer);
    float *restrict p = parameters + start;
    if (velocity) {
      float *restrict v = velocity + start;
      for (size_t i = 0; i < count; i++) {
        v[i] = momentum * v[i] + scale * g[i];
        p[i] = kept * p[i] - rate * v[i];
      }
    } else {
      for (size_t i = 0; i < count; i++) p[i] = kept * p[i] - rate * (scale * g[i]);
    }
    if (low) store(low, ck_element_bfloat16, start, count, p);
  }
}

CLONES double ck_sum_of_squares(const void *values, ck_element element, ck_range numbers) {
  float buffer[BLOCK];
  double sum = 0;
  for (size_t start = numbers.begin; start < numbers.end; start += BLOCK) {
    size_t count = smaller(BLOCK, numbers.end - start);
    copy_in(values, element, start, count, buffer);
    for (size_t i = 0; i < count; i++) buffer[i] *= buffer[i];
    sum += block_sum(buffer, count);
  }
  return sum;
}
