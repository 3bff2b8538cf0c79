/// An SVG text turned into PNG or PDF by librsvg and cairo, as plain functions, for Swift.
#ifndef DARKFIELD_CRSVG_H
#define DARKFIELD_CRSVG_H

#include <stddef.h>
#include <stdint.h>

/// The bytes of a file, or, where `failure[0]` is not 0, why there are none.
typedef struct {
  uint8_t *bytes;
  size_t count;
  char failure[256];
} crsvg_file;

/// Draws the SVG into a raster of so many pixels.
crsvg_file crsvg_png(const char *svg, size_t size, int width, int height);

/// Draws the SVG onto a page of so many points, with a fixed date in place of today's.
crsvg_file crsvg_pdf(
    const char *svg, size_t size, double width, double height, const char *title);

/// Gives the bytes back.
void crsvg_free(crsvg_file file);

/// The versions of librsvg and of cairo, each three numbers.
void crsvg_versions(int versions[6]);

#endif
