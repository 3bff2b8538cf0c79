#include "Block.h"

/// The part of a window that lies within the input, along one direction.
INLINE ck_range window(size_t output, size_t stride, size_t padding, size_t kernel, size_t size) {
  size_t begin = output * stride, end = begin + kernel;
  return (ck_range){begin > padding ? begin - padding : 0,
                    smaller(size, end > padding ? end - padding : 0)};
}

#define EACH_OUTPUT(PLANES)                                                                       \
  for (size_t plane = (PLANES).begin; plane < (PLANES).end; plane++)                              \
    for (size_t y = 0, cell = plane * p->output_height * p->output_width; y < p->output_height;   \
         y++)                                                                                     \
      for (size_t x = 0; x < p->output_width; x++, cell++)

#define WINDOWS                                                                                   \
  ck_range tall = window(y, p->stride_height, p->padding_height, p->kernel_height, p->height);    \
  ck_range wide = window(x, p->stride_width, p->padding_width, p->kernel_width, p->width)

void ck_pool_largest(const ck_pooling *p, const float *input, float *output, int32_t *places,
                     ck_range planes) {
  EACH_OUTPUT(planes) {
    WINDOWS;
    const float *from = input + plane * p->height * p->width;
    size_t best = tall.begin * p->width + wide.begin;
    for (size_t row = tall.begin; row < tall.end; row++)
      for (size_t column = wide.begin; column < wide.end; column++)
        if (from[row * p->width + column] > from[best]) best = row * p->width + column;
    output[cell] = from[best];
    places[cell] = (int32_t)best;
  }
}

void ck_pool_mean(const ck_pooling *p, const float *input, float *output, ck_range planes) {
  EACH_OUTPUT(planes) {
    WINDOWS;
    const float *from = input + plane * p->height * p->width;
    float sum = 0;
    for (size_t row = tall.begin; row < tall.end; row++)
      for (size_t column = wide.begin; column < wide.end; column++)
        sum += from[row * p->width + column];
    output[cell] = sum / (float)((tall.end - tall.begin) * (wide.end - wide.begin));
  }
}

void ck_pool_largest_gradient(const ck_pooling *p, const float *output_gradient,
                              const int32_t *places, float *input_gradient, ck_range planes) {
  size_t size = p->height * p->width;
  memset(input_gradient + planes.begin * size, 0,
         (planes.end - planes.begin) * size * sizeof *input_gradient);
  EACH_OUTPUT(planes) input_gradient[plane * size + (size_t)places[cell]] += output_gradient[cell];
}

void ck_pool_mean_gradient(const ck_pooling *p, const float *output_gradient, float *input_gradient,
                           ck_range planes) {
  size_t size = p->height * p->width;
  memset(input_gradient + planes.begin * size, 0,
         (planes.end - planes.begin) * size * sizeof *input_gradient);
  EACH_OUTPUT(planes) {
    WINDOWS;
    float share =
        output_gradient[cell] / (float)((tall.end - tall.begin) * (wide.end - wide.begin));
    for (size_t row = tall.begin; row < tall.end; row++)
      for (size_t column = wide.begin; column < wide.end; column++)
        input_gradient[plane * size + row * p->width + column] += share;
  }
}
