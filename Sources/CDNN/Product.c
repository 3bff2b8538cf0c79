#include "Step.h"
#include <stdlib.h>

struct cdnn_product {
  step step;
};

/// A row-major matrix, or one stored as its transpose, with stored rows `stride` numbers apart.
static bool make_matrix(layout *made, int64_t rows, int64_t columns, int64_t stride,
                        bool transposed, cdnn_type type) {
  dnnl_dims_t sizes = {rows, columns};
  dnnl_dims_t strides = {transposed ? 1 : stride, transposed ? stride : 1};
  return make_layout(made, 2, sizes, type, strides);
}

static dnnl_status_t describe(dnnl_primitive_desc_t *descriptor, layout *left, layout *right,
                              layout *output, dnnl_primitive_attr_t attributes) {
#if DNNL_VERSION_MAJOR >= 3
  return dnnl_matmul_primitive_desc_create(descriptor, processor(), *left, *right, NULL, *output,
                                           attributes);
#else
  dnnl_matmul_desc_t product;
  dnnl_status_t status = dnnl_matmul_desc_init(&product, left, right, NULL, output);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(descriptor, &product, attributes, processor(), NULL);
#endif
}

cdnn_product *cdnn_product_create(int64_t rows, int64_t inner, int64_t columns,
                                  int64_t left_stride, bool left_transposed, bool right_transposed,
                                  bool accumulate, cdnn_type factors, cdnn_type output_type,
                                  int threads) {
  cdnn_product *product = calloc(1, sizeof *product);
  if (!product) return NULL;
  use_threads(threads);
  layout left = {0}, right = {0}, output = {0};
  dnnl_primitive_attr_t attributes = make_attributes(accumulate);
  dnnl_primitive_desc_t descriptor = NULL;
  bool fine = make_matrix(&left, rows, inner, left_stride, left_transposed, factors) &&
              make_matrix(&right, inner, columns, right_transposed ? inner : columns, right_transposed,
                          factors) &&
              make_matrix(&output, rows, columns, columns, false, output_type) &&
              describe(&descriptor, &left, &right, &output, attributes) == dnnl_success &&
              make_step(&product->step, descriptor, threads) &&
              bind_memory(&product->step, DNNL_ARG_SRC, LAYOUT(left), NULL) &&
              bind_memory(&product->step, DNNL_ARG_WEIGHTS, LAYOUT(right), NULL) &&
              bind_memory(&product->step, DNNL_ARG_DST, LAYOUT(output), NULL);
  if (descriptor) dnnl_primitive_desc_destroy(descriptor);
  dnnl_primitive_attr_destroy(attributes);
  free_layout(&left);
  free_layout(&right);
  free_layout(&output);
  if (fine) return product;
  cdnn_product_destroy(product);
  return NULL;
}

void cdnn_product_destroy(cdnn_product *product) {
  free_step(&product->step);
  free(product);
}

void cdnn_product_run(cdnn_product *product, const void *left, const void *right, void *output) {
  set_memory(&product->step, DNNL_ARG_SRC, left);
  set_memory(&product->step, DNNL_ARG_WEIGHTS, right);
  set_memory(&product->step, DNNL_ARG_DST, output);
  run_step(&product->step);
}
