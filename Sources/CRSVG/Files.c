#include "CRSVG.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static cairo_status_t append(void *closure, const unsigned char *data, unsigned int length) {
  crsvg_file *file = closure;
  /* cairo hands over pieces of kilobytes: room grows by doubling, at powers of two. */
  size_t room = 4096, wanted = file->count + length;
  while (room < file->count) { room *= 2; }
  if (file->bytes == NULL || wanted > room) {
    while (room < wanted) { room *= 2; }
    uint8_t *grown = realloc(file->bytes, room);
    if (grown == NULL) { return CAIRO_STATUS_NO_MEMORY; }
    file->bytes = grown;
  }
  memcpy(file->bytes + file->count, data, length);
  file->count = wanted;
  return CAIRO_STATUS_SUCCESS;
}

static void fail(crsvg_file *file, const char *reason) {
  snprintf(file->failure, sizeof file->failure, "%s", reason ? reason : "unknown failure");
}

static void check(crsvg_file *file, cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS && file->failure[0] == 0) {
    fail(file, cairo_status_to_string(status));
  }
}

/// Draws the document over the whole of the surface.
static void draw(
    crsvg_file *file, cairo_surface_t *surface, const char *svg, size_t size, double width,
    double height) {
  GError *error = NULL;
  GInputStream *stream = g_memory_input_stream_new_from_data(svg, (gssize)size, NULL);
  /* Long paths are longer than the parser's limit for texts from strangers; these are our own. */
  RsvgHandle *handle =
      rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAG_UNLIMITED, NULL, &error);
  g_object_unref(stream);
  if (handle != NULL) {
    RsvgRectangle viewport = {0, 0, width, height};
    cairo_t *context = cairo_create(surface);
    rsvg_handle_render_document(handle, context, &viewport, &error);
    check(file, cairo_status(context));
    cairo_destroy(context);
    g_object_unref(handle);
  }
  if (error != NULL) {
    fail(file, error->message);
    g_error_free(error);
  }
}

static crsvg_file empty(void) {
  crsvg_file file;
  memset(&file, 0, sizeof file);
  return file;
}

crsvg_file crsvg_png(const char *svg, size_t size, int width, int height) {
  crsvg_file file = empty();
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
  check(&file, cairo_surface_status(surface));
  if (file.failure[0] == 0) { draw(&file, surface, svg, size, width, height); }
  if (file.failure[0] == 0) {
    check(&file, cairo_surface_write_to_png_stream(surface, append, &file));
  }
  cairo_surface_destroy(surface);
  return file;
}

crsvg_file crsvg_pdf(
    const char *svg, size_t size, double width, double height, const char *title) {
  crsvg_file file = empty();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, &file, width, height);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  check(&file, cairo_surface_status(surface));
  if (file.failure[0] == 0) { draw(&file, surface, svg, size, width, height); }
  cairo_surface_finish(surface);
  check(&file, cairo_surface_status(surface));
  cairo_surface_destroy(surface);
  return file;
}

void crsvg_free(crsvg_file file) { free(file.bytes); }

void crsvg_versions(int versions[6]) {
  versions[0] = (int)rsvg_major_version;
  versions[1] = (int)rsvg_minor_version;
  versions[2] = (int)rsvg_micro_version;
  int cairo = cairo_version();
  versions[3] = cairo / 10000;
  versions[4] = cairo / 100 % 100;
  versions[5] = cairo % 100;
}
