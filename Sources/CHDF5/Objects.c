#include "CHDF5.h"

#include <string.h>

/// Files close with everything in them.
///
/// A file being written has a private name and needs no lock; with one, a child process started
/// meanwhile would inherit it and keep the finished file from being read. A file being read is
/// locked against other programs' writing, where the file system knows locks.
static hid_t access_list(bool locked) {
  hid_t list = H5Pcreate(H5P_FILE_ACCESS);
  if (list < 0) { return list; }
  H5Pset_fclose_degree(list, H5F_CLOSE_STRONG);
#if H5_VERSION_GE(1, 12, 1) || (H5_VERS_MINOR == 10 && H5_VERS_RELEASE >= 7)
  H5Pset_file_locking(list, locked, true);
#endif
  return list;
}

hid_t ch5_file_create(const char *path) {
  hid_t access = access_list(false);
  hid_t file = H5Fcreate(path, H5F_ACC_EXCL, H5P_DEFAULT, access);
  ch5_close_quietly(access);
  return file;
}

hid_t ch5_file_open(const char *path) {
  hid_t access = access_list(true);
  hid_t file = H5Fopen(path, H5F_ACC_RDONLY, access);
  ch5_close_quietly(access);
  return file;
}

static hid_t links_with_groups(void) {
  hid_t links = H5Pcreate(H5P_LINK_CREATE);
  H5Pset_create_intermediate_group(links, 1);
  return links;
}

hid_t ch5_group_create(hid_t file, const char *path) {
  hid_t links = links_with_groups();
  hid_t group = H5Gcreate2(file, path, links, H5P_DEFAULT, H5P_DEFAULT);
  ch5_close_quietly(links);
  return group;
}

hid_t ch5_dataset_create(
    hid_t file, const char *path, hid_t type, hid_t space, int rank, const hsize_t *chunk,
    int deflate) {
  hid_t links = links_with_groups();
  hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
  hid_t access = H5Pcreate(H5P_DATASET_ACCESS);
  // The time of creation would make equal files differ.
  herr_t status = H5Pset_obj_track_times(creation, false);
  if (chunk) {
    status = status < 0 ? status : H5Pset_chunk(creation, rank, chunk);
    if (deflate > 0) {
      status = status < 0 ? status : H5Pset_deflate(creation, (unsigned)deflate);
    }
    // Only whole chunks are written, so a cache of them would be memory without use.
    H5Pset_chunk_cache(access, 1, 0, 1);
  }
  hid_t dataset =
      status < 0 ? -1 : H5Dcreate2(file, path, type, space, links, creation, access);
  ch5_close_quietly(access);
  ch5_close_quietly(creation);
  ch5_close_quietly(links);
  return dataset;
}

hid_t ch5_growing_space(int rank, const hsize_t *extents) {
  hsize_t limits[H5S_MAX_RANK];
  if (rank < 1 || rank > H5S_MAX_RANK) { return -1; }
  memcpy(limits, extents, (size_t)rank * sizeof(hsize_t));
  limits[0] = H5S_UNLIMITED;
  return H5Screate_simple(rank, extents, limits);
}

ssize_t ch5_link_name(hid_t group, hsize_t index, char *name, size_t size) {
  return H5Lget_name_by_idx(
      group, ".", H5_INDEX_NAME, H5_ITER_INC, index, name, size, H5P_DEFAULT);
}

ch5_link ch5_link_kind(hid_t group, const char *name) {
#if H5_VERSION_GE(1, 12, 0)
  H5L_info2_t info;
  if (H5Lget_info2(group, name, &info, H5P_DEFAULT) < 0) { return ch5_link_unknown; }
#else
  H5L_info_t info;
  if (H5Lget_info(group, name, &info, H5P_DEFAULT) < 0) { return ch5_link_unknown; }
#endif
  switch (info.type) {
  case H5L_TYPE_HARD:
  case H5L_TYPE_SOFT: return ch5_link_local;
  case H5L_TYPE_EXTERNAL: return ch5_link_external;
  default: return ch5_link_unknown;
  }
}

ssize_t ch5_attribute_name(hid_t object, hsize_t index, char *name, size_t size) {
  return H5Aget_name_by_idx(
      object, ".", H5_INDEX_NAME, H5_ITER_INC, index, name, size, H5P_DEFAULT);
}

int64_t ch5_attribute_count(hid_t object) {
#if H5_VERSION_GE(1, 12, 0)
  H5O_info2_t info;
  return H5Oget_info3(object, &info, H5O_INFO_NUM_ATTRS) < 0 ? -1 : (int64_t)info.num_attrs;
#else
  H5O_info_t info;
  return H5Oget_info2(object, &info, H5O_INFO_NUM_ATTRS) < 0 ? -1 : (int64_t)info.num_attrs;
#endif
}

uint64_t ch5_identity(hid_t object) {
  uint64_t identity = 0;
#if H5_VERSION_GE(1, 12, 0)
  H5O_info2_t info;
  if (H5Oget_info3(object, &info, H5O_INFO_BASIC) >= 0) {
    memcpy(&identity, &info.token, sizeof identity);
  }
#else
  H5O_info_t info;
  if (H5Oget_info2(object, &info, H5O_INFO_BASIC) >= 0) { identity = info.addr; }
#endif
  return identity;
}
