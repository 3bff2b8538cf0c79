// Versions 2 and 3 of oneDNN make descriptors by other calls.
#include "ConvolutionParts.h"

#define WAY m->strides, m->dilations, m->padding_before, m->padding_after
#if DNNL_VERSION_MAJOR >= 3
dnnl_status_t describe_forward(dnnl_primitive_desc_t *made, maker *m,
                               dnnl_primitive_attr_t attributes) {
  return dnnl_convolution_forward_primitive_desc_create(
      made, processor(), dnnl_forward_training, dnnl_convolution_direct, m->input, m->weights,
      m->bias, m->output, WAY, attributes);
}
dnnl_status_t describe_backward_input(dnnl_primitive_desc_t *made, maker *m,
                                      dnnl_primitive_desc_t hint,
                                      dnnl_primitive_attr_t attributes) {
  return dnnl_convolution_backward_data_primitive_desc_create(
      made, processor(), dnnl_convolution_direct, m->input, m->weights, m->output, WAY, hint,
      attributes);
}
dnnl_status_t describe_backward_weights(dnnl_primitive_desc_t *made, maker *m,
                                        dnnl_primitive_desc_t hint,
                                        dnnl_primitive_attr_t attributes) {
  return dnnl_convolution_backward_weights_primitive_desc_create(
      made, processor(), dnnl_convolution_direct, m->input, m->weight_gradient, m->bias, m->output,
      WAY, hint, attributes);
}
#else
dnnl_status_t describe_forward(dnnl_primitive_desc_t *made, maker *m,
                               dnnl_primitive_attr_t attributes) {
  dnnl_convolution_desc_t convolution;
  dnnl_status_t status = dnnl_dilated_convolution_forward_desc_init(
      &convolution, dnnl_forward_training, dnnl_convolution_direct, &m->input, &m->weights,
      &m->bias, &m->output, WAY);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(made, &convolution, attributes, processor(), NULL);
}
dnnl_status_t describe_backward_input(dnnl_primitive_desc_t *made, maker *m,
                                      dnnl_primitive_desc_t hint,
                                      dnnl_primitive_attr_t attributes) {
  dnnl_convolution_desc_t convolution;
  dnnl_status_t status = dnnl_dilated_convolution_backward_data_desc_init(
      &convolution, dnnl_convolution_direct, &m->input, &m->weights, &m->output, WAY);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(made, &convolution, attributes, processor(), hint);
}
dnnl_status_t describe_backward_weights(dnnl_primitive_desc_t *made, maker *m,
                                        dnnl_primitive_desc_t hint,
                                        dnnl_primitive_attr_t attributes) {
  dnnl_convolution_desc_t convolution;
  dnnl_status_t status = dnnl_dilated_convolution_backward_weights_desc_init(
      &convolution, dnnl_convolution_direct, &m->input, &m->weight_gradient, &m->bias, &m->output,
      WAY);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(made, &convolution, attributes, processor(), hint);
}
#endif
