/// One primitive of oneDNN with the memory it works on: what products and convolutions are made of.
#ifndef DARKFIELD_CDNN_STEP_H
#define DARKFIELD_CDNN_STEP_H

#include "CDNN.h"
#include <dnnl.h>
#include <stddef.h>

// Versions 2 and 3 differ in what a memory descriptor is (a struct, a pointer) and in how primitive
// descriptors are made. A `layout` is made by make_layout, handed on as LAYOUT(x), and given back.
#if DNNL_VERSION_MAJOR >= 3
typedef dnnl_memory_desc_t layout;
typedef const_dnnl_memory_desc_t layout_pointer;
#define LAYOUT(x) (x)
#else
typedef dnnl_memory_desc_t layout;
typedef const dnnl_memory_desc_t *layout_pointer;
#define LAYOUT(x) (&(x))
#endif

// Hidden, and no plain names: a `bind` here would take the place of the system's in every library
// of the program.
#pragma GCC visibility push(hidden)

#define MOST_ARGUMENTS 5
/// Strides of NULL leave the order of the numbers to oneDNN.
bool make_layout(layout *made, int dimensions, const dnnl_dims_t sizes, cdnn_type type,
                 const dnnl_dim_t *strides);
void free_layout(layout *made);

typedef struct {
  dnnl_primitive_t primitive;
  dnnl_exec_arg_t arguments[MOST_ARGUMENTS + 1];
  int count;
  int threads;
} step;

/// The processor, made once; never given back.
dnnl_engine_t processor(void);
/// OpenMP keeps its number of threads for each calling thread, so it is set before every call.
void use_threads(int threads);
/// Attributes with a scratchpad of our own; with `accumulate` the output is added to.
dnnl_primitive_attr_t make_attributes(bool accumulate);
/// Makes the primitive and its scratchpad; the arguments are bound afterwards.
bool make_step(step *made, dnnl_primitive_desc_t descriptor, int threads);
/// Binds an argument whose layout is `described`; `data` is NULL where it is set at each run.
bool bind_memory(step *made, int argument, layout_pointer described, void *data);
/// Gives an argument the memory of this run.
void set_memory(step *made, int argument, const void *data);
void run_step(step *made);
void free_step(step *made);

/// A reordering or conversion; with `accumulate` the target is added to.
bool make_reorder(step *made, layout_pointer from, layout_pointer to, bool accumulate, int threads);

#pragma GCC visibility pop

#endif
