#include "typeset.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>
#include <strings.h>

// Shaped at a size at which hinting and rounding vanish; every result is divided by it.
#define EM 1000.0
#define PER_EM (EM * PANGO_SCALE)

typedef struct {
  PangoFont *font;
  cairo_font_face_t *face;
} face_entry;

struct ts_font {
  PangoAttrList *attributes;
  PangoFontDescription *description;
  PangoLanguage *language;
};

struct ts_fonts {
  FcConfig *config;
  PangoFontMap *map;
  PangoContext *context;
  GArray *faces;       // face_entry
  GHashTable *by_font; // PangoFont * → index + 1
  GPtrArray *fonts;    // ts_font *
  PangoGlyphString *glyph_string;
  GArray *glyphs, *clusters, *runs, *missing;
};

void ts_leave_out_system_fonts(void) {
  FcConfig *none = FcConfigCreate();
  FcConfigSetCurrent(none);
  FcConfigDestroy(none);
}

ts_fonts *ts_fonts_new(const char *configuration) {
  FcConfig *config = FcConfigCreate();
  if (!FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)configuration, FcTrue)) {
    FcConfigDestroy(config);
    return NULL;
  }
  ts_fonts *fonts = calloc(1, sizeof *fonts);
  fonts->config = config;
  fonts->faces = g_array_new(FALSE, FALSE, sizeof(face_entry));
  fonts->by_font = g_hash_table_new(NULL, NULL);
  fonts->fonts = g_ptr_array_new();
  fonts->glyph_string = pango_glyph_string_new();
  fonts->glyphs = g_array_new(FALSE, FALSE, sizeof(ts_glyph));
  fonts->clusters = g_array_new(FALSE, FALSE, sizeof(ts_cluster));
  fonts->runs = g_array_new(FALSE, FALSE, sizeof(ts_run));
  fonts->missing = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  return fonts;
}

bool ts_fonts_add_file(ts_fonts *fonts, const char *path) {
  return FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)path);
}

void ts_fonts_ready(ts_fonts *fonts) {
  fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map), 72);
  fonts->context = pango_font_map_create_context(fonts->map);
  pango_context_set_round_glyph_positions(fonts->context, FALSE);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(fonts->context, options);
  cairo_font_options_destroy(options);
}

void ts_fonts_free(ts_fonts *fonts) {
  for (guint i = 0; i < fonts->fonts->len; i++) {
    ts_font *font = g_ptr_array_index(fonts->fonts, i);
    pango_attr_list_unref(font->attributes);
    pango_font_description_free(font->description);
    free(font);
  }
  for (guint i = 0; i < fonts->faces->len; i++)
    g_object_unref(g_array_index(fonts->faces, face_entry, i).font);
  g_ptr_array_free(fonts->fonts, TRUE);
  g_array_free(fonts->faces, TRUE);
  g_hash_table_destroy(fonts->by_font);
  g_array_free(fonts->glyphs, TRUE);
  g_array_free(fonts->clusters, TRUE);
  g_array_free(fonts->runs, TRUE);
  g_array_free(fonts->missing, TRUE);
  pango_glyph_string_free(fonts->glyph_string);
  if (fonts->context) g_object_unref(fonts->context);
  if (fonts->map) g_object_unref(fonts->map);
  FcConfigDestroy(fonts->config);
  free(fonts);
}

bool ts_fonts_has_family(ts_fonts *fonts, const char *family) {
  FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);
  for (int i = 0; set && i < set->nfont; i++) {
    FcChar8 *name;
    for (int n = 0; FcPatternGetString(set->fonts[i], FC_FAMILY, n, &name) == FcResultMatch; n++)
      if (!strcasecmp((const char *)name, family)) return true;
  }
  return false;
}

ts_font *ts_font_new(ts_fonts *fonts, const char *families, int weight, bool italic,
                     const char *features, const char *language) {
  ts_font *font = calloc(1, sizeof *font);
  font->description = pango_font_description_new();
  pango_font_description_set_family(font->description, families);
  pango_font_description_set_weight(font->description, (PangoWeight)weight);
  pango_font_description_set_style(font->description,
                                   italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size(font->description, PER_EM);
  font->language = pango_language_from_string(language);
  font->attributes = pango_attr_list_new();
  pango_attr_list_insert(font->attributes, pango_attr_font_desc_new(font->description));
  pango_attr_list_insert(font->attributes, pango_attr_language_new(font->language));
  if (*features)
    pango_attr_list_insert(font->attributes, pango_attr_font_features_new(features));
  g_ptr_array_add(fonts->fonts, font);
  return font;
}

// The index of a font's face; the face is kept as long as the fonts are.
static int32_t face_index(ts_fonts *fonts, PangoFont *font) {
  gpointer known = g_hash_table_lookup(fonts->by_font, font);
  if (known) return GPOINTER_TO_INT(known) - 1;
  face_entry entry = {g_object_ref(font), NULL};
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
  if (scaled) entry.face = cairo_scaled_font_get_font_face(scaled);
  // Two Pango fonts may draw with one face.
  int32_t index = -1;
  for (guint i = 0; i < fonts->faces->len; i++)
    if (g_array_index(fonts->faces, face_entry, i).face == entry.face) index = (int32_t)i;
  if (index < 0) {
    index = (int32_t)fonts->faces->len;
    g_array_append_val(fonts->faces, entry);
  } else {
    g_object_unref(font);
  }
  g_hash_table_insert(fonts->by_font, font, GINT_TO_POINTER(index + 1));
  return index;
}

cairo_font_face_t *ts_face(ts_fonts *fonts, int32_t face) {
  return g_array_index(fonts->faces, face_entry, face).face;
}

ts_metrics ts_font_metrics(ts_fonts *fonts, ts_font *font) {
  PangoFontMetrics *metrics =
      pango_context_get_metrics(fonts->context, font->description, font->language);
  ts_metrics result = {pango_font_metrics_get_ascent(metrics) / PER_EM,
                       pango_font_metrics_get_descent(metrics) / PER_EM, 0.5, 0.7};
  pango_font_metrics_unref(metrics);
  PangoFont *loaded = pango_context_load_font(fonts->context, font->description);
  if (loaded) {
    hb_font_t *hb = pango_font_get_hb_font(loaded);
    int scale_x, scale_y;
    hb_font_get_scale(hb, &scale_x, &scale_y);
    hb_position_t value;
    if (scale_y != 0) {
      double scale = scale_y < 0 ? -scale_y : scale_y;
      if (hb_ot_metrics_get_position(hb, HB_OT_METRICS_TAG_X_HEIGHT, &value))
        result.x_height = (value < 0 ? -value : value) / scale;
      if (hb_ot_metrics_get_position(hb, HB_OT_METRICS_TAG_CAP_HEIGHT, &value))
        result.cap_height = (value < 0 ? -value : value) / scale;
    }
    g_object_unref(loaded);
  }
  return result;
}

// Adds one item's glyphs and clusters.
static void add_item(ts_fonts *fonts, PangoItem *item, const char *text, size_t bytes) {
  PangoGlyphString *string = fonts->glyph_string;
  const char *start = text + item->offset;
  pango_shape_full(start, item->length, text, (int)bytes, &item->analysis, string);
  bool backward = item->analysis.level % 2 == 1;
  ts_run run = {
      .face = face_index(fonts, item->analysis.font),
      .first_glyph = fonts->glyphs->len,
      .first_byte = (uint32_t)item->offset,
      .byte_count = (uint32_t)item->length,
      .first_cluster = fonts->clusters->len,
      .level = item->analysis.level,
  };
  for (int i = 0; i < string->num_glyphs; i++) {
    PangoGlyphInfo *info = &string->glyphs[i];
    PangoGlyph glyph = info->glyph;
    if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) {
      uint32_t character = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
      g_array_append_val(fonts->missing, character);
      glyph = 0;
    }
    if (glyph == PANGO_GLYPH_EMPTY) continue;
    ts_glyph out = {(uint32_t)glyph, (float)(info->geometry.width / PER_EM),
                    (float)(info->geometry.x_offset / PER_EM),
                    (float)(info->geometry.y_offset / PER_EM)};
    g_array_append_val(fonts->glyphs, out);
  }
  // Clusters in reading order: from the last glyph where the run stands backward.
  int count = string->num_glyphs;
  int step = backward ? -1 : 1;
  int i = backward ? count - 1 : 0;
  while (i >= 0 && i < count) {
    int begin = string->log_clusters[i];
    int glyphs = 0;
    while (i >= 0 && i < count && string->log_clusters[i] == begin) {
      if (string->glyphs[i].glyph != PANGO_GLYPH_EMPTY) glyphs++;
      i += step;
    }
    int end = i >= 0 && i < count ? string->log_clusters[i] : item->length;
    ts_cluster cluster = {(uint8_t)(end - begin), (uint8_t)glyphs};
    g_array_append_val(fonts->clusters, cluster);
    run.cluster_count++;
  }
  run.glyph_count = fonts->glyphs->len - run.first_glyph;
  g_array_append_val(fonts->runs, run);
}

ts_shaped ts_shape(ts_fonts *fonts, ts_font *font, const char *text, size_t bytes,
                   bool right_to_left) {
  g_array_set_size(fonts->glyphs, 0);
  g_array_set_size(fonts->clusters, 0);
  g_array_set_size(fonts->runs, 0);
  g_array_set_size(fonts->missing, 0);
  GList *items = pango_itemize_with_base_dir(
      fonts->context, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, text, 0,
      (int)bytes, font->attributes, NULL);
  GList *visual = pango_reorder_items(items);
  for (GList *link = visual; link; link = link->next) add_item(fonts, link->data, text, bytes);
  g_list_free(visual);
  g_list_free_full(items, (GDestroyNotify)pango_item_free);
  return (ts_shaped){
      .glyphs = (const ts_glyph *)fonts->glyphs->data,
      .clusters = (const ts_cluster *)fonts->clusters->data,
      .runs = (const ts_run *)fonts->runs->data,
      .glyph_count = fonts->glyphs->len,
      .run_count = fonts->runs->len,
      .missing = (const uint32_t *)fonts->missing->data,
      .missing_count = fonts->missing->len,
  };
}

void ts_analyze(const char *text, size_t bytes, bool right_to_left, uint8_t *can_break,
                uint8_t *levels) {
  glong characters = g_utf8_strlen(text, (gssize)bytes);
  PangoLogAttr *attributes = g_new0(PangoLogAttr, characters + 1);
  pango_get_log_attrs(text, (int)bytes, -1, pango_language_get_default(), attributes,
                      (int)characters + 1);
  PangoDirection direction = right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  guint8 *embedding = pango_log2vis_get_embedding_levels(text, (int)bytes, &direction);
  const char *cursor = text;
  for (glong i = 0; i < characters; i++) {
    const char *next = g_utf8_next_char(cursor);
    for (const char *byte = cursor; byte < next; byte++) {
      can_break[byte - text] = byte == cursor && attributes[i].is_line_break;
      levels[byte - text] = embedding[i];
    }
    cursor = next;
  }
  g_free(embedding);
  g_free(attributes);
}
