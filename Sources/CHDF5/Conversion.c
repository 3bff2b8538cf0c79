#include "CHDF5.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/// Copies a number of up to eight bytes into this machine's order, at its low end.
static bool native_bits(hid_t type, const void *value, uint64_t *bits) {
  size_t size = H5Tget_size(type);
  const unsigned char *bytes = value;
  if (!value || size == 0 || size > 8) { return false; }
  *bits = 0;
  bool big = H5Tget_order(type) == H5T_ORDER_BE;
  for (size_t i = 0; i < size; i++) {
    *bits |= (uint64_t)bytes[big ? size - 1 - i : i] << (8 * i);
  }
  return true;
}

static bool floating(hid_t type, uint64_t bits, double *value) {
  if (H5Tget_class(type) != H5T_FLOAT) { return false; }
  if (H5Tget_size(type) == 4) {
    uint32_t low = (uint32_t)bits;
    float single;
    memcpy(&single, &low, sizeof single);
    *value = single;
    return true;
  }
  if (H5Tget_size(type) == 8) {
    memcpy(value, &bits, sizeof *value);
    return true;
  }
  return false;
}

static void describe(hid_t type, uint64_t bits, ch5_lost *lost) {
  double value;
  size_t size = H5Tget_size(type);
  if (floating(type, bits, &value)) {
    snprintf(lost->value, sizeof lost->value, "%.17g", value);
  } else if (H5Tget_class(type) == H5T_INTEGER && H5Tget_sign(type) == H5T_SGN_2) {
    unsigned empty = 64 - 8 * (unsigned)size;
    snprintf(lost->value, sizeof lost->value, "%" PRId64, (int64_t)(bits << empty) >> empty);
  } else if (H5Tget_class(type) == H5T_INTEGER) {
    snprintf(lost->value, sizeof lost->value, "%" PRIu64, bits);
  }
}

static H5T_conv_ret_t on_exception(
    H5T_conv_except_t exception, hid_t from, hid_t to, void *source, void *target, void *data) {
  ch5_lost *lost = data;
  (void)target;
  uint64_t bits = 0;
  double value = 0;
  bool known = native_bits(from, source, &bits);
  bool special = exception == H5T_CONV_EXCEPT_PINF || exception == H5T_CONV_EXCEPT_NINF
      || exception == H5T_CONV_EXCEPT_NAN
      || (known && floating(from, bits, &value) && !isfinite(value));
  // Infinities and NaN are numbers of every floating-point type.
  if (special && H5Tget_class(to) == H5T_FLOAT) { return H5T_CONV_UNHANDLED; }
  lost->kind = exception == H5T_CONV_EXCEPT_PRECISION || exception == H5T_CONV_EXCEPT_TRUNCATE
      ? ch5_loss_precision
      : ch5_loss_range;
  if (known) { describe(from, bits, lost); }
  return H5T_CONV_ABORT;
}

static hid_t transfer_list(ch5_lost *lost) {
  if (!lost) { return H5P_DEFAULT; }
  memset(lost, 0, sizeof *lost);
  hid_t list = H5Pcreate(H5P_DATASET_XFER);
  H5Pset_type_conv_cb(list, on_exception, lost);
  return list;
}

herr_t ch5_read(
    hid_t dataset, hid_t type, hid_t memory_space, hid_t file_space, void *values,
    ch5_lost *lost) {
  hid_t list = transfer_list(lost);
  herr_t status = H5Dread(dataset, type, memory_space, file_space, list, values);
  if (lost) { ch5_close_quietly(list); }
  return status;
}

herr_t ch5_convert(hid_t from, hid_t to, size_t count, void *values, ch5_lost *lost) {
  hid_t list = transfer_list(lost);
  herr_t status = H5Tconvert(from, to, count, values, NULL, list);
  if (lost) { ch5_close_quietly(list); }
  return status;
}
