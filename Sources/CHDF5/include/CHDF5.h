/// HDF5's macros, version differences and callbacks as plain functions, for Swift.
#ifndef DARKFIELD_CHDF5_H
#define DARKFIELD_CHDF5_H

#include <hdf5.h>
#include <stdbool.h>

/// Switches HDF5's work at exit off, and its printing of errors on the calling thread.
///
/// Printing is a property of the thread, so every operation starts with this.
void ch5_start(void);

/// The innermost failure on the calling thread, in HDF5's words; clears the thread's error stack,
/// without which the library would print at exit. The text is empty where nothing had failed.
void ch5_take_failure(char *text, size_t size);

/// Closes an object and leaves the thread's error stack as it was, which closing would clear.
void ch5_close_quietly(hid_t object);

// MARK: - Files, groups, datasets

/// Creates a file that must not exist. Negative on failure, as are all below.
hid_t ch5_file_create(const char *path);
/// Opens a file for reading.
hid_t ch5_file_open(const char *path);
/// Makes a group and those above it.
hid_t ch5_group_create(hid_t file, const char *path);
/// Makes a dataset and the groups above it; `chunk` is null for a contiguous one.
hid_t ch5_dataset_create(
    hid_t file, const char *path, hid_t type, hid_t space, int rank, const hsize_t *chunk,
    int deflate);
/// A data space whose first extent may grow.
hid_t ch5_growing_space(int rank, const hsize_t *extents);

static inline hid_t ch5_default(void) { return H5P_DEFAULT; }
static inline hid_t ch5_all(void) { return H5S_ALL; }

// MARK: - Looking around

/// What a link leads to.
typedef enum __attribute__((enum_extensibility(closed))) {
  ch5_link_local,    // an object of this file
  ch5_link_external, // an object of another file
  ch5_link_unknown,
} ch5_link;

/// Copies the name of the link at an index in order of names; returns its length.
ssize_t ch5_link_name(hid_t group, hsize_t index, char *name, size_t size);
ch5_link ch5_link_kind(hid_t group, const char *name);
/// Copies the name of the attribute at an index in order of names; returns its length.
ssize_t ch5_attribute_name(hid_t object, hsize_t index, char *name, size_t size);
/// How many attributes an object has, or a negative number.
int64_t ch5_attribute_count(hid_t object);
/// What tells an object from the others of its file.
uint64_t ch5_identity(hid_t object);

// MARK: - Types

/// The elements that Darkfield writes.
typedef enum __attribute__((enum_extensibility(closed))) {
  ch5_element_float32, ch5_element_float64,
  ch5_element_int8, ch5_element_int16, ch5_element_int32, ch5_element_int64,
  ch5_element_uint8, ch5_element_uint16, ch5_element_uint32, ch5_element_uint64,
  ch5_element_boolean, ch5_element_string,
} ch5_element;

/// The little-endian type in a file; to be closed, as all types here.
hid_t ch5_stored_type(ch5_element element);
/// The type in memory.
hid_t ch5_memory_type(ch5_element element);
/// One byte of bits, as which PyTables stores booleans.
hid_t ch5_bits_type(void);
/// A compound of one field.
hid_t ch5_field_type(const char *name, hid_t type);
/// Whether a type is the enumeration of FALSE and TRUE that h5py stores booleans as.
bool ch5_is_boolean(hid_t type);

// MARK: - Reading

/// What a conversion would have lost.
typedef enum __attribute__((enum_extensibility(closed))) {
  ch5_loss_none, ch5_loss_range, ch5_loss_precision,
} ch5_loss;

/// The first value that a conversion could not keep, as text.
typedef struct {
  ch5_loss kind;
  char value[32];
} ch5_lost;

/// Reads, and stops at the first value that the memory type cannot hold; with a null `lost` such
/// values are rounded and clipped.
herr_t ch5_read(
    hid_t dataset, hid_t type, hid_t memory_space, hid_t file_space, void *values, ch5_lost *lost);
/// Converts in place, in the same manner.
herr_t ch5_convert(hid_t from, hid_t to, size_t count, void *values, ch5_lost *lost);

#endif
