#include "typeset.h"

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

struct ts_shelf {
  FcConfig *config;
  FcFontSet *found; // owns the paths of `faces`
  GArray *faces;    // ts_face_file
};

ts_shelf *ts_shelf_new(const char *folder, const char *configuration) {
  FcConfig *config = folder ? FcConfigCreate() : FcInitLoadConfigAndFonts();
  if (!config) return NULL;
  if (folder) {
    if (!FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)configuration, FcTrue)) {
      FcConfigDestroy(config);
      return NULL;
    }
    FcConfigAppFontAddDir(config, (const FcChar8 *)folder);
  }
  ts_shelf *shelf = calloc(1, sizeof *shelf);
  shelf->config = config;
  shelf->faces = g_array_new(FALSE, FALSE, sizeof(ts_face_file));
  return shelf;
}

void ts_shelf_free(ts_shelf *shelf) {
  if (shelf->found) FcFontSetDestroy(shelf->found);
  g_array_free(shelf->faces, TRUE);
  FcConfigDestroy(shelf->config);
  free(shelf);
}

const ts_face_file *ts_shelf_find(ts_shelf *shelf, const char *family, size_t *count) {
  FcPattern *pattern = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, (char *)NULL);
  FcObjectSet *objects = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_WIDTH, FC_SLANT,
                                          FC_VARIABLE, (char *)NULL);
  if (shelf->found) FcFontSetDestroy(shelf->found);
  shelf->found = FcFontList(shelf->config, pattern, objects);
  FcObjectSetDestroy(objects);
  FcPatternDestroy(pattern);
  g_array_set_size(shelf->faces, 0);
  for (int i = 0; shelf->found && i < shelf->found->nfont; i++) {
    FcPattern *font = shelf->found->fonts[i];
    FcChar8 *path = NULL;
    if (FcPatternGetString(font, FC_FILE, 0, &path) != FcResultMatch) continue;
    int index = 0, weight = FC_WEIGHT_REGULAR, width = FC_WIDTH_NORMAL, slant = FC_SLANT_ROMAN;
    FcBool variable = FcFalse;
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    FcPatternGetInteger(font, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(font, FC_WIDTH, 0, &width);
    FcPatternGetInteger(font, FC_SLANT, 0, &slant);
    FcPatternGetBool(font, FC_VARIABLE, 0, &variable);
    ts_face_file face = {(const char *)path, index,    FcWeightToOpenType(weight), width,
                         slant != FC_SLANT_ROMAN, variable || index > 0xFFFF};
    g_array_append_val(shelf->faces, face);
  }
  *count = shelf->faces->len;
  return (const ts_face_file *)shelf->faces->data;
}

static void copy(char *out, size_t size, const char *text) { g_strlcpy(out, text ? text : "", size); }

static void read_name(hb_face_t *face, hb_ot_name_id_t id, char *out, size_t size) {
  unsigned int length = (unsigned int)size;
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &length, out);
}

bool ts_font_read(const char *path, ts_font_facts *facts, const uint32_t *characters, size_t count,
                  bool *covered) {
  memset(facts, 0, sizeof *facts);
  int faces = 0;
  FcPattern *pattern = FcFreeTypeQuery((const FcChar8 *)path, 0, NULL, &faces);
  if (!pattern) return false;
  FcChar8 *family = NULL;
  FcPatternGetString(pattern, FC_FAMILY, 0, &family);
  copy(facts->family, sizeof facts->family, (const char *)family);
  int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;
  FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
  FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
  facts->weight = FcWeightToOpenType(weight);
  facts->italic = slant != FC_SLANT_ROMAN;
  FcBool variable = FcFalse;
  FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
  FcCharSet *set = NULL;
  if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &set) == FcResultMatch) {
    facts->character_count = FcCharSetCount(set);
    for (size_t i = 0; i < count; i++) covered[i] = FcCharSetHasChar(set, characters[i]);
  }
  hb_blob_t *file = hb_blob_create_from_file(path);
  hb_face_t *face = hb_face_create(file, 0);
  hb_blob_t *table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
  unsigned int length = 0;
  const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(table, &length);
  if (length >= 10) facts->embedding = (uint16_t)(bytes[8] << 8 | bytes[9]);
  hb_blob_destroy(table);
  hb_blob_t *outlines = hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
  facts->is_truetype = hb_blob_get_length(outlines) > 0;
  hb_blob_destroy(outlines);
  facts->is_variable = variable || hb_ot_var_has_data(face);
  read_name(face, HB_OT_NAME_ID_LICENSE, facts->licence, sizeof facts->licence);
  read_name(face, HB_OT_NAME_ID_LICENSE_URL, facts->licence_url, sizeof facts->licence_url);
  hb_face_destroy(face);
  hb_blob_destroy(file);
  FcPatternDestroy(pattern);
  return true;
}

static bool has_feature(hb_face_t *face, hb_tag_t wanted) {
  hb_tag_t tags[64];
  unsigned int start = 0, count = 64;
  while (true) {
    unsigned int all =
        hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, start, &count, tags);
    for (unsigned int i = 0; i < count; i++)
      if (tags[i] == wanted) return true;
    start += count;
    if (count == 0 || start >= all) return false;
  }
}

static bool has_figures_of_one_width(hb_face_t *face) {
  hb_font_t *font = hb_font_create(face);
  hb_position_t width = 0;
  bool is_one = true;
  for (hb_codepoint_t figure = '0'; is_one && figure <= '9'; figure++) {
    hb_codepoint_t glyph = 0;
    is_one = hb_font_get_nominal_glyph(font, figure, &glyph);
    hb_position_t advance = hb_font_get_glyph_h_advance(font, glyph);
    if (figure == '0') width = advance;
    is_one = is_one && advance == width;
  }
  hb_font_destroy(font);
  return is_one;
}

ts_font_features ts_font_read_features(const char *path) {
  hb_blob_t *file = hb_blob_create_from_file(path);
  hb_face_t *face = hb_face_create(file, 0);
  bool lining = has_feature(face, HB_TAG('l', 'n', 'u', 'm'));
  bool old_style = has_feature(face, HB_TAG('o', 'n', 'u', 'm'));
  ts_font_features features = {
      .small_capitals = has_feature(face, HB_TAG('s', 'm', 'c', 'p')),
      // A font that can but line its figures has old-style ones by nature.
      .old_style_figures = old_style || lining,
      .tabular_figures = has_feature(face, HB_TAG('t', 'n', 'u', 'm')) ||
                         has_figures_of_one_width(face),
  };
  hb_face_destroy(face);
  hb_blob_destroy(file);
  return features;
}
