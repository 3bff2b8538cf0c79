/// What the three passes of a convolution are made from, and their descriptors.
#ifndef DARKFIELD_CDNN_CONVOLUTION_PARTS_H
#define DARKFIELD_CDNN_CONVOLUTION_PARTS_H

#include "Step.h"

/// Everything that the three passes share while they are made.
typedef struct {
  // Inner layouts, the order left to oneDNN, and those of the caller.
  layout input, weights, bias, output;
  layout plain_input, plain_weights, plain_bias, plain_output;
  // Weight gradients are float32 whatever is multiplied.
  layout weight_gradient;
  dnnl_dims_t strides, dilations, padding_before, padding_after;
  int threads;
} maker;

/// `hint` is the descriptor of the forward pass.
dnnl_status_t describe_forward(dnnl_primitive_desc_t *made, maker *m,
                               dnnl_primitive_attr_t attributes);
dnnl_status_t describe_backward_input(dnnl_primitive_desc_t *made, maker *m,
                                      dnnl_primitive_desc_t hint,
                                      dnnl_primitive_attr_t attributes);
dnnl_status_t describe_backward_weights(dnnl_primitive_desc_t *made, maker *m,
                                        dnnl_primitive_desc_t hint,
                                        dnnl_primitive_attr_t attributes);

#endif
