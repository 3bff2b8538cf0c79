#include "CHDF5.h"

#include <string.h>

static hid_t boolean_type(void) {
  hid_t type = H5Tenum_create(H5T_STD_I8LE);
  signed char value = 0;
  H5Tenum_insert(type, "FALSE", &value);
  value = 1;
  H5Tenum_insert(type, "TRUE", &value);
  return type;
}

static hid_t string_type(void) {
  hid_t type = H5Tcopy(H5T_C_S1);
  H5Tset_size(type, H5T_VARIABLE);
  H5Tset_cset(type, H5T_CSET_UTF8);
  return type;
}

hid_t ch5_stored_type(ch5_element element) {
  switch (element) {
  case ch5_element_float32: return H5Tcopy(H5T_IEEE_F32LE);
  case ch5_element_float64: return H5Tcopy(H5T_IEEE_F64LE);
  case ch5_element_int8: return H5Tcopy(H5T_STD_I8LE);
  case ch5_element_int16: return H5Tcopy(H5T_STD_I16LE);
  case ch5_element_int32: return H5Tcopy(H5T_STD_I32LE);
  case ch5_element_int64: return H5Tcopy(H5T_STD_I64LE);
  case ch5_element_uint8: return H5Tcopy(H5T_STD_U8LE);
  case ch5_element_uint16: return H5Tcopy(H5T_STD_U16LE);
  case ch5_element_uint32: return H5Tcopy(H5T_STD_U32LE);
  case ch5_element_uint64: return H5Tcopy(H5T_STD_U64LE);
  case ch5_element_boolean: return boolean_type();
  case ch5_element_string: return string_type();
  }
  return -1;
}

hid_t ch5_memory_type(ch5_element element) {
  switch (element) {
  case ch5_element_float32: return H5Tcopy(H5T_NATIVE_FLOAT);
  case ch5_element_float64: return H5Tcopy(H5T_NATIVE_DOUBLE);
  case ch5_element_int8: return H5Tcopy(H5T_NATIVE_INT8);
  case ch5_element_int16: return H5Tcopy(H5T_NATIVE_INT16);
  case ch5_element_int32: return H5Tcopy(H5T_NATIVE_INT32);
  case ch5_element_int64: return H5Tcopy(H5T_NATIVE_INT64);
  case ch5_element_uint8: return H5Tcopy(H5T_NATIVE_UINT8);
  case ch5_element_uint16: return H5Tcopy(H5T_NATIVE_UINT16);
  case ch5_element_uint32: return H5Tcopy(H5T_NATIVE_UINT32);
  case ch5_element_uint64: return H5Tcopy(H5T_NATIVE_UINT64);
  case ch5_element_boolean: return boolean_type();
  case ch5_element_string: return string_type();
  }
  return -1;
}

hid_t ch5_bits_type(void) { return H5Tcopy(H5T_NATIVE_B8); }

hid_t ch5_field_type(const char *name, hid_t type) {
  hid_t compound = H5Tcreate(H5T_COMPOUND, H5Tget_size(type));
  if (compound >= 0 && H5Tinsert(compound, name, 0, type) < 0) {
    ch5_close_quietly(compound);
    return -1;
  }
  return compound;
}

static bool has_member(hid_t type, const char *name, signed char expected) {
  signed char value = 0;
  return H5Tenum_valueof(type, name, &value) >= 0 && value == expected;
}

bool ch5_is_boolean(hid_t type) {
  return H5Tget_class(type) == H5T_ENUM && H5Tget_size(type) == 1 && H5Tget_nmembers(type) == 2
      && has_member(type, "FALSE", 0) && has_member(type, "TRUE", 1);
}
