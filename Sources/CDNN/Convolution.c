#include "ConvolutionParts.h"
#include <stdlib.h>

/// A tensor as the caller has it and as oneDNN wants it, with the way between the two.
typedef struct {
  int argument;      // of the primitive
  bool is_output;
  bool reordered;    // false: the primitive reads or writes the caller's memory
  dnnl_memory_t inner;
  step reorder;
} port;

/// A primitive and its ports: the input, the weights, the bias, the output or their gradients.
typedef struct {
  step step;
  port ports[4];
  int count;
} pass;

struct cdnn_convolution {
  pass forward, backward_input, backward_weights;
};

/// Row-major strides of four sizes.
static bool make_plain(layout *made, int count, const dnnl_dims_t sizes) {
  dnnl_dims_t strides;
  dnnl_dim_t stride = 1;
  for (int i = count - 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= sizes[i];
  }
  return make_layout(made, count, sizes, cdnn_type_float32, strides);
}

static bool make_maker(maker *m, const cdnn_convolution_shape *s, cdnn_type inner, int threads) {
  dnnl_dims_t input = {s->rows, s->input_channels, s->input_height, s->input_width};
  dnnl_dims_t output = {s->rows, s->output_channels, s->output_height, s->output_width};
  dnnl_dims_t weights = {s->output_channels, s->input_channels, s->kernel_height, s->kernel_width};
  dnnl_dims_t bias = {s->output_channels};
  dnnl_dim_t in[2] = {s->input_height, s->input_width};
  dnnl_dim_t out[2] = {s->output_height, s->output_width};
  dnnl_dim_t kernel[2] = {s->kernel_height, s->kernel_width};
  dnnl_dim_t stride[2] = {s->stride_height, s->stride_width};
  dnnl_dim_t padding[2] = {s->padding_height, s->padding_width};
  dnnl_dim_t dilation[2] = {s->dilation_height, s->dilation_width};
  for (int i = 0; i < 2; i++) {
    m->strides[i] = stride[i];
    m->dilations[i] = dilation[i] - 1;
    m->padding_before[i] = padding[i];
    // What the last window reaches beyond the input; negative where the stride leaves some unread.
    m->padding_after[i] =
        (out[i] - 1) * stride[i] + (kernel[i] - 1) * dilation[i] + 1 - in[i] - padding[i];
  }
  m->threads = threads;
  return make_layout(&m->input, 4, input, inner, NULL) &&
         make_layout(&m->output, 4, output, inner, NULL) &&
         make_layout(&m->weights, 4, weights, inner, NULL) &&
         make_layout(&m->weight_gradient, 4, weights, cdnn_type_float32, NULL) &&
         make_plain(&m->bias, 1, bias) && make_plain(&m->plain_bias, 1, bias) &&
         make_plain(&m->plain_input, 4, input) && make_plain(&m->plain_output, 4, output) &&
         make_plain(&m->plain_weights, 4, weights);
}

static void free_maker(maker *m) {
  layout *all[] = {&m->input,         &m->weights,     &m->bias,
                   &m->output,        &m->plain_input, &m->plain_weights,
                   &m->plain_bias,    &m->plain_output, &m->weight_gradient};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) free_layout(all[i]);
}

/// Connects an argument with the caller's layout. `adds` makes an output add to what is there.
static bool make_port(pass *pass, int argument, bool is_output, bool adds, layout_pointer inner,
                      layout_pointer plain, int threads) {
  port *port = &pass->ports[pass->count++];
  port->argument = argument;
  port->is_output = is_output;
  port->reordered = adds || !dnnl_memory_desc_equal(inner, plain);
  if (!port->reordered) return bind_memory(&pass->step, argument, plain, NULL);
  if (!bind_memory(&pass->step, argument, inner, DNNL_MEMORY_ALLOCATE)) return false;
  port->inner = pass->step.arguments[pass->step.count - 1].memory;
  void *data = NULL;
  if (dnnl_memory_get_data_handle(port->inner, &data) != dnnl_success) return false;
  bool fine = is_output ? make_reorder(&port->reorder, inner, plain, adds, threads)
                        : make_reorder(&port->reorder, plain, inner, adds, threads);
  if (fine) set_memory(&port->reorder, is_output ? DNNL_ARG_FROM : DNNL_ARG_TO, data);
  return fine;
}

static void run_pass(pass *pass, const void *const data[]) {
  for (int i = 0; i < pass->count; i++) {
    port *port = &pass->ports[i];
    if (!port->reordered) {
      set_memory(&pass->step, port->argument, data[i]);
    } else if (!port->is_output) {
      set_memory(&port->reorder, DNNL_ARG_FROM, data[i]);
      run_step(&port->reorder);
    }
  }
  run_step(&pass->step);
  for (int i = 0; i < pass->count; i++) {
    port *port = &pass->ports[i];
    if (port->reordered && port->is_output) {
      set_memory(&port->reorder, DNNL_ARG_TO, data[i]);
      run_step(&port->reorder);
    }
  }
}

static void free_pass(pass *pass) {
  for (int i = 0; i < pass->count; i++) free_step(&pass->ports[i].reorder);
  free_step(&pass->step);
}

/// The layout that oneDNN has chosen for an argument.
static layout_pointer chosen(dnnl_primitive_desc_t descriptor, int argument) {
  return dnnl_primitive_desc_query_md(descriptor, dnnl_query_exec_arg_md, argument);
}

#define PORT(ARGUMENT, IS_OUTPUT, ADDS, PLAIN)                                                     \
  make_port(made, ARGUMENT, IS_OUTPUT, ADDS, chosen(descriptor, ARGUMENT), LAYOUT(m->PLAIN),      \
            m->threads)
static bool make_forward(pass *made, dnnl_primitive_desc_t descriptor, maker *m) {
  return make_step(&made->step, descriptor, m->threads) &&
         PORT(DNNL_ARG_SRC, false, false, plain_input) &&
         PORT(DNNL_ARG_WEIGHTS, false, false, plain_weights) &&
         PORT(DNNL_ARG_BIAS, false, false, plain_bias) &&
         PORT(DNNL_ARG_DST, true, false, plain_output);
}
static bool make_backward_input(pass *made, dnnl_primitive_desc_t descriptor, maker *m) {
  return make_step(&made->step, descriptor, m->threads) &&
         PORT(DNNL_ARG_DIFF_DST, false, false, plain_output) &&
         PORT(DNNL_ARG_WEIGHTS, false, false, plain_weights) &&
         PORT(DNNL_ARG_DIFF_SRC, true, false, plain_input);
}
static bool make_backward_weights(pass *made, dnnl_primitive_desc_t descriptor, maker *m) {
  return make_step(&made->step, descriptor, m->threads) &&
         PORT(DNNL_ARG_SRC, false, false, plain_input) &&
         PORT(DNNL_ARG_DIFF_DST, false, false, plain_output) &&
         PORT(DNNL_ARG_DIFF_WEIGHTS, true, true, plain_weights) &&
         PORT(DNNL_ARG_DIFF_BIAS, true, true, plain_bias);
}
#undef PORT

static bool make_passes(cdnn_convolution *made, maker *m, dnnl_primitive_attr_t attributes) {
  dnnl_primitive_desc_t forward = NULL, input = NULL, weights = NULL;
  bool fine = describe_forward(&forward, m, attributes) == dnnl_success &&
              describe_backward_input(&input, m, forward, attributes) == dnnl_success &&
              describe_backward_weights(&weights, m, forward, attributes) == dnnl_success &&
              make_forward(&made->forward, forward, m) &&
              make_backward_input(&made->backward_input, input, m) &&
              make_backward_weights(&made->backward_weights, weights, m);
  if (forward) dnnl_primitive_desc_destroy(forward);
  if (input) dnnl_primitive_desc_destroy(input);
  if (weights) dnnl_primitive_desc_destroy(weights);
  return fine;
}

cdnn_convolution *cdnn_convolution_create(const cdnn_convolution_shape *shape, cdnn_type inner,
                                          int threads) {
  cdnn_convolution *made = calloc(1, sizeof *made);
  if (!made) return NULL;
  use_threads(threads);
  maker m = {0};
  dnnl_primitive_attr_t attributes = make_attributes(false);
  bool fine = make_maker(&m, shape, inner, threads) && make_passes(made, &m, attributes);
  dnnl_primitive_attr_destroy(attributes);
  free_maker(&m);
  if (fine) return made;
  cdnn_convolution_destroy(made);
  return NULL;
}

void cdnn_convolution_destroy(cdnn_convolution *convolution) {
  free_pass(&convolution->forward);
  free_pass(&convolution->backward_input);
  free_pass(&convolution->backward_weights);
  free(convolution);
}

void cdnn_convolution_forward(cdnn_convolution *convolution, const void *input, const void *weights,
                              const void *bias, void *output) {
  run_pass(&convolution->forward, (const void *[]){input, weights, bias, output});
}

void cdnn_convolution_backward_input(cdnn_convolution *convolution, const void *output_gradient,
                                     const void *weights, void *input_gradient) {
  run_pass(&convolution->backward_input,
           (const void *[]){output_gradient, weights, input_gradient});
}

void cdnn_convolution_backward_weights(cdnn_convolution *convolution, const void *input,
                                       const void *output_gradient, void *weight_gradient,
                                       void *bias_gradient) {
  run_pass(&convolution->backward_weights,
           (const void *[]){input, output_gradient, weight_gradient, bias_gradient});
}
