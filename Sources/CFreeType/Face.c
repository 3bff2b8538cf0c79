#include "CFreeType.h"

#include <stdlib.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

struct cft_face {
  FT_Library library;
  FT_Face face;
};

cft_face *cft_open(const char *path) {
  cft_face *made = malloc(sizeof *made);
  if (made == NULL) { return NULL; }
  if (FT_Init_FreeType(&made->library) != 0) {
    free(made);
    return NULL;
  }
  if (FT_New_Face(made->library, path, 0, &made->face) == 0) {
    if (FT_IS_SCALABLE(made->face)) { return made; }
    FT_Done_Face(made->face);
  }
  FT_Done_FreeType(made->library);
  free(made);
  return NULL;
}

void cft_close(cft_face *face) {
  FT_Done_Face(face->face);
  FT_Done_FreeType(face->library);
  free(face);
}

int32_t cft_units_per_em(const cft_face *face) { return face->face->units_per_EM; }

uint32_t cft_glyph(const cft_face *face, uint32_t character) {
  return FT_Get_Char_Index(face->face, character);
}

/* Unscaled and so unhinted: whole numbers, the same wherever the font is the same. */
int32_t cft_advance(const cft_face *face, uint32_t glyph) {
  if (FT_Load_Glyph(face->face, glyph, FT_LOAD_NO_SCALE) != 0) { return 0; }
  return (int32_t)face->face->glyph->metrics.horiAdvance;
}

int32_t cft_kerning(const cft_face *face, uint32_t left, uint32_t right) {
  FT_Vector kerning = {0, 0};
  if (FT_Get_Kerning(face->face, left, right, FT_KERNING_UNSCALED, &kerning) != 0) { return 0; }
  return (int32_t)kerning.x;
}

typedef struct {
  int32_t *numbers;
  int32_t capacity;
  int32_t count;
} pen;

static void put(pen *pen, int32_t number) {
  if (pen->count < pen->capacity) { pen->numbers[pen->count] = number; }
  pen->count += 1;
}

static void put_point(pen *pen, const FT_Vector *point) {
  put(pen, (int32_t)point->x);
  put(pen, (int32_t)point->y);
}

static int move_to(const FT_Vector *to, void *user) {
  put(user, 0);
  put_point(user, to);
  return 0;
}

static int line_to(const FT_Vector *to, void *user) {
  put(user, 1);
  put_point(user, to);
  return 0;
}

static int conic_to(const FT_Vector *control, const FT_Vector *to, void *user) {
  put(user, 2);
  put_point(user, control);
  put_point(user, to);
  return 0;
}

static int cubic_to(
    const FT_Vector *first, const FT_Vector *second, const FT_Vector *to, void *user) {
  put(user, 3);
  put_point(user, first);
  put_point(user, second);
  put_point(user, to);
  return 0;
}

int32_t cft_outline(
    const cft_face *face, uint32_t glyph, int32_t *numbers, int32_t capacity) {
  static const FT_Outline_Funcs functions = {move_to, line_to, conic_to, cubic_to, 0, 0};
  if (FT_Load_Glyph(face->face, glyph, FT_LOAD_NO_SCALE) != 0) { return 0; }
  if (face->face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) { return 0; }
  pen pen = {numbers, capacity, 0};
  if (FT_Outline_Decompose(&face->face->glyph->outline, &functions, &pen) != 0) { return 0; }
  return pen.count;
}

void cft_version(int32_t version[3]) {
  FT_Library library;
  FT_Int major = 0, minor = 0, patch = 0;
  if (FT_Init_FreeType(&library) == 0) {
    FT_Library_Version(library, &major, &minor, &patch);
    FT_Done_FreeType(library);
  }
  version[0] = major;
  version[1] = minor;
  version[2] = patch;
}
