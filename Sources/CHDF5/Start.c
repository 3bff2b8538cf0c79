#include "CHDF5.h"

#include <stdio.h>

void ch5_start(void) {
  H5dont_atexit();
  H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
}

typedef struct {
  char *text;
  size_t size;
} sentence;

/// The walk goes from the innermost failure outwards; the first is the cause.
static herr_t keep_first(unsigned n, const H5E_error2_t *error, void *data) {
  sentence *out = data;
  if (n == 0 && error->desc) { snprintf(out->text, out->size, "%s", error->desc); }
  return 0;
}

void ch5_take_failure(char *text, size_t size) {
  sentence out = {text, size};
  if (size > 0) { text[0] = 0; }
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &out);
  H5Eclear2(H5E_DEFAULT);
}

void ch5_close_quietly(hid_t object) {
  ch5_start();
  hid_t errors = H5Eget_current_stack();
  H5Idec_ref(object);
  H5Eset_current_stack(errors);
}
