#include "Step.h"
#include <stdlib.h>

// libgomp's, where oneDNN was built with OpenMP; another runtime keeps its own number.
extern void omp_set_num_threads(int) __attribute__((weak));

void use_threads(int threads) {
  if (omp_set_num_threads) omp_set_num_threads(threads);
}

int cdnn_version(void) {
  const dnnl_version_t *version = dnnl_version();
  return version->major * 10000 + version->minor * 100 + version->patch;
}

bool cdnn_has_bfloat16(void) {
  // Each set of instructions is the bits of those that it includes.
  dnnl_cpu_isa_t isa = dnnl_get_effective_cpu_isa();
  return (isa & dnnl_cpu_isa_avx512_core_bf16) == dnnl_cpu_isa_avx512_core_bf16;
}

static dnnl_engine_t engine;
__attribute__((constructor)) static void make_engine(void) {
  if (dnnl_engine_create(&engine, dnnl_cpu, 0) != dnnl_success) engine = NULL;
}
dnnl_engine_t processor(void) { return engine; }

/// The queue of one thread at a time; primitives on a processor are done when the call returns.
static dnnl_stream_t stream_of_this_thread(void) {
  static _Thread_local dnnl_stream_t stream;
  if (!stream) dnnl_stream_create(&stream, processor(), dnnl_stream_in_order);
  return stream;
}

bool make_layout(layout *made, int dimensions, const dnnl_dims_t sizes, cdnn_type type,
                 const dnnl_dim_t *strides) {
  dnnl_data_type_t data = type == cdnn_type_float32 ? dnnl_f32 : dnnl_bf16;
#if DNNL_VERSION_MAJOR >= 3
  if (!strides)
    return dnnl_memory_desc_create_with_tag(made, dimensions, sizes, data, dnnl_format_tag_any) ==
           dnnl_success;
  return dnnl_memory_desc_create_with_strides(made, dimensions, sizes, data, strides) ==
         dnnl_success;
#else
  if (!strides)
    return dnnl_memory_desc_init_by_tag(made, dimensions, sizes, data, dnnl_format_tag_any) ==
           dnnl_success;
  return dnnl_memory_desc_init_by_strides(made, dimensions, sizes, data, strides) == dnnl_success;
#endif
}

void free_layout(layout *made) {
#if DNNL_VERSION_MAJOR >= 3
  if (*made) dnnl_memory_desc_destroy(*made);
  *made = NULL;
#else
  (void)made;
#endif
}

dnnl_primitive_attr_t make_attributes(bool accumulate) {
  dnnl_primitive_attr_t attributes = NULL;
  if (dnnl_primitive_attr_create(&attributes) != dnnl_success) return NULL;
  // The library's own scratchpad belongs to the thread that made the primitive, and Swift's tasks
  // move between threads.
  dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user);
  if (accumulate) {
    dnnl_post_ops_t operations = NULL;
    dnnl_post_ops_create(&operations);
#if DNNL_VERSION_MAJOR >= 3
    dnnl_post_ops_append_sum(operations, 1, 0, dnnl_data_type_undef);
#else
    dnnl_post_ops_append_sum(operations, 1);
#endif
    dnnl_primitive_attr_set_post_ops(attributes, operations);
    dnnl_post_ops_destroy(operations);
  }
  return attributes;
}

bool bind_memory(step *made, int argument, layout_pointer described, void *data) {
  dnnl_memory_t memory = NULL;
  void *handle = data ? data : DNNL_MEMORY_NONE;
  if (dnnl_memory_create(&memory, described, processor(), handle) != dnnl_success) return false;
  made->arguments[made->count].arg = argument;
  made->arguments[made->count++].memory = memory;
  return true;
}

bool make_step(step *made, dnnl_primitive_desc_t descriptor, int threads) {
  made->threads = threads;
  bool fine = dnnl_primitive_create(&made->primitive, descriptor) == dnnl_success;
  layout_pointer scratch =
      dnnl_primitive_desc_query_md(descriptor, dnnl_query_scratchpad_md, 0);
  if (fine && scratch && dnnl_memory_desc_get_size(scratch) > 0)
    fine = bind_memory(made, DNNL_ARG_SCRATCHPAD, scratch, DNNL_MEMORY_ALLOCATE);
  return fine;
}

void set_memory(step *made, int argument, const void *data) {
  for (int i = 0; i < made->count; i++)
    if (made->arguments[i].arg == argument)
      dnnl_memory_set_data_handle(made->arguments[i].memory, (void *)data);
}

void run_step(step *made) {
  use_threads(made->threads);
  dnnl_primitive_execute(made->primitive, stream_of_this_thread(), made->count, made->arguments);
}

void free_step(step *made) {
  for (int i = 0; i < made->count; i++) dnnl_memory_destroy(made->arguments[i].memory);
  if (made->primitive) dnnl_primitive_destroy(made->primitive);
}

bool make_reorder(step *made, layout_pointer from, layout_pointer to, bool accumulate,
                  int threads) {
  use_threads(threads);
  dnnl_primitive_attr_t attributes = make_attributes(accumulate);
  dnnl_primitive_desc_t descriptor = NULL;
  dnnl_status_t status = dnnl_reorder_primitive_desc_create(&descriptor, from, processor(), to,
                                                            processor(), attributes);
  dnnl_primitive_attr_destroy(attributes);
  bool fine = status == dnnl_success && make_step(made, descriptor, threads) &&
              bind_memory(made, DNNL_ARG_FROM, from, NULL) && bind_memory(made, DNNL_ARG_TO, to, NULL);
  if (descriptor) dnnl_primitive_desc_destroy(descriptor);
  return fine;
}
