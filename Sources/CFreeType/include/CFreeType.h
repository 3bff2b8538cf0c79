/// The outlines of a font's letters, in the font's own units, through FreeType, for Swift.
#ifndef DARKFIELD_CFREETYPE_H
#define DARKFIELD_CFREETYPE_H

#include <stdint.h>

typedef struct cft_face cft_face;

/// Opens the first face of a font file; null where it is not a scalable font.
cft_face *cft_open(const char *path);
void cft_close(cft_face *face);

/// The number of units in the width of an "em", the size of the type.
int32_t cft_units_per_em(const cft_face *face);
/// The glyph of a character; 0, the font's sign for a missing one, where it has none.
uint32_t cft_glyph(const cft_face *face, uint32_t character);
/// How far the next glyph stands from this one.
int32_t cft_advance(const cft_face *face, uint32_t glyph);
/// What is added to that between two glyphs.
int32_t cft_kerning(const cft_face *face, uint32_t left, uint32_t right);

/// The outline as numbers: 0 x y (move), 1 x y (line), 2 x y x y (conic), 3 x y x y x y (cubic).
///
/// Returns how many numbers there are; no more than `capacity` of them are written.
int32_t cft_outline(
    const cft_face *face, uint32_t glyph, int32_t *numbers, int32_t capacity);

/// The version of FreeType, three numbers.
void cft_version(int32_t version[3]);

#endif
