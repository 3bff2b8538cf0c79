/// The door to oneDNN: matrix products and convolutions, prepared once and run many times.
///
/// Everything is made by a `create` function, which returns NULL where the library cannot make it,
/// and given back by the `destroy` function beside it. Nothing is allocated by a `run` function.
/// All calls of one object come from one thread at a time.
#ifndef DARKFIELD_CDNN_H
#define DARKFIELD_CDNN_H

#include <stdbool.h>
#include <stdint.h>

/// How a tensor stores its numbers.
typedef enum __attribute__((enum_extensibility(closed))) {
  cdnn_type_float32,
  cdnn_type_bfloat16
} cdnn_type;

/// The version of the library in use, as major * 10000 + minor * 100 + patch.
int cdnn_version(void);

/// Whether products of bfloat16 numbers run on instructions made for them.
bool cdnn_has_bfloat16(void);

/// output[rows x columns] = or += left · right, all row-major.
typedef struct cdnn_product cdnn_product;

/// A transposed left factor is stored as [inner x rows], a transposed right one as [columns x inner].
/// The stored rows of the left factor begin `left_stride` numbers apart.
cdnn_product *cdnn_product_create(int64_t rows, int64_t inner, int64_t columns,
                                  int64_t left_stride, bool left_transposed, bool right_transposed,
                                  bool accumulate, cdnn_type factors, cdnn_type output, int threads);
void cdnn_product_destroy(cdnn_product *product);
void cdnn_product_run(cdnn_product *product, const void *left, const void *right, void *output);

/// The sizes of a convolution of images [rows, channels, height, width].
typedef struct {
  int64_t rows, input_channels, output_channels;
  int64_t input_height, input_width, output_height, output_width;
  int64_t kernel_height, kernel_width, stride_height, stride_width;
  int64_t padding_height, padding_width, dilation_height, dilation_width;
} cdnn_convolution_shape;

/// A convolution and its two gradients; tensors are row-major, weights [out, in, height, width].
typedef struct cdnn_convolution cdnn_convolution;

/// `inner` is the type of the numbers multiplied; every tensor outside is float32.
cdnn_convolution *cdnn_convolution_create(const cdnn_convolution_shape *shape, cdnn_type inner,
                                          int threads);
void cdnn_convolution_destroy(cdnn_convolution *convolution);
void cdnn_convolution_forward(cdnn_convolution *convolution, const void *input, const void *weights,
                              const void *bias, void *output);
void cdnn_convolution_backward_input(cdnn_convolution *convolution, const void *output_gradient,
                                     const void *weights, void *input_gradient);
/// Adds to both gradients.
void cdnn_convolution_backward_weights(cdnn_convolution *convolution, const void *input,
                                       const void *output_gradient, void *weight_gradient,
                                       void *bias_gradient);

#endif
