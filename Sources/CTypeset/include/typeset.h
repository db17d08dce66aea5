// Flat entry points to Pango: what Swift cannot say (GObject casts, linked lists of items).
// Every length is in ems. No function keeps what it is given.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Cairo's; its header stays out, so that Swift has Cairo from one module alone.
typedef struct _cairo_font_face cairo_font_face_t;

#pragma clang assume_nonnull begin

/// A set of fonts: only the files that were added to it.
typedef struct ts_fonts ts_fonts;

/// A font as asked for: families in order of preference, weight, slant, features, language.
typedef struct ts_font ts_font;

typedef struct {
  uint32_t glyph;
  float advance;
  float dx;
  float dy;
} ts_glyph;

/// So many bytes of text stand for so many glyphs.
typedef struct {
  uint8_t bytes;
  uint8_t glyphs;
} ts_cluster;

/// Glyphs of one face in a row.
typedef struct {
  int32_t face;
  uint32_t first_glyph;
  uint32_t glyph_count;
  uint32_t first_byte;
  uint32_t byte_count;
  uint32_t first_cluster;
  uint32_t cluster_count;
  uint8_t level;
} ts_run;

/// Valid until the next call with the same ts_fonts.
typedef struct {
  const ts_glyph *_Nullable glyphs;
  const ts_cluster *_Nullable clusters;
  const ts_run *_Nullable runs;
  size_t glyph_count;
  size_t run_count;
  /// Code points that no font has.
  const uint32_t *_Nullable missing;
  size_t missing_count;
} ts_shaped;

typedef struct {
  double ascent;
  double descent;
  double x_height;
  double cap_height;
} ts_metrics;

/// What a font file says of its first face.
typedef struct {
  /// UTF-8, as fontconfig knows it.
  char family[128];
  /// The licence in the font's own words, and its address, cut short; empty for none.
  char licence[256];
  char licence_url[128];
  int weight;
  bool italic;
  /// Bits of OS/2 fsType: whether the font may be embedded.
  uint16_t embedding;
  bool is_variable;
  bool is_truetype;
  uint32_t character_count;
} ts_font_facts;

/// False if the file is no font. `covered[i]` tells whether it has `characters[i]`.
bool ts_font_read(const char *path, ts_font_facts *facts, const uint32_t *characters, size_t count,
                  bool *covered);

/// What a font file can draw besides its ordinary letters and figures.
typedef struct {
  bool small_capitals;
  bool old_style_figures;
  /// All figures as wide, by a feature or by nature.
  bool tabular_figures;
} ts_font_features;

/// Reads the features of the first face of a file; none of them where it is no font.
ts_font_features ts_font_read_features(const char *path);

/// A face of a family, as fontconfig knows it.
typedef struct {
  const char *path;
  /// Within its file; above 0 only in a collection.
  int32_t index;
  /// CSS and OpenType: 400 is regular, 700 bold.
  int32_t weight;
  /// A hundredth of an ordinary face's width.
  int32_t width;
  bool italic;
  bool is_variable;
} ts_face_file;

/// The fonts of a folder, or of the system.
typedef struct ts_shelf ts_shelf;

/// The fonts of `folder` and of those in it; with NULL, those that the system's configuration of
/// fontconfig names. `configuration` says where what was read of a folder is kept. The caller frees
/// it by ts_shelf_free. NULL if fontconfig cannot read its configuration.
ts_shelf *_Nullable ts_shelf_new(const char *_Nullable folder, const char *configuration);
void ts_shelf_free(ts_shelf *shelf);
/// The faces of a family, `count` of them; valid until the next call with the same shelf.
const ts_face_file *_Nullable ts_shelf_find(ts_shelf *shelf, const char *family, size_t *count);

/// Gives the process no fonts of the system. Without a configuration of the process, Pango has a
/// thread read the system's own and list every font that it names, though only those of a ts_fonts
/// are used. For a process that has no other use for fontconfig.
void ts_leave_out_system_fonts(void);

/// The caller frees it by ts_fonts_free. NULL if fontconfig cannot read `configuration`.
ts_fonts *_Nullable ts_fonts_new(const char *configuration);
void ts_fonts_free(ts_fonts *fonts);
/// False if the file is no font.
bool ts_fonts_add_file(ts_fonts *fonts, const char *path);
/// To be called once after the last file.
void ts_fonts_ready(ts_fonts *fonts);
/// Whether a family of this name was added.
bool ts_fonts_has_family(ts_fonts *fonts, const char *family);

/// `families` is a comma-separated list. Owned by `fonts`.
ts_font *ts_font_new(ts_fonts *fonts, const char *families, int weight, bool italic,
                     const char *features, const char *language);
ts_metrics ts_font_metrics(ts_fonts *fonts, ts_font *font);

/// Shapes `text` as one line of the given direction.
ts_shaped ts_shape(ts_fonts *fonts, ts_font *font, const char *text, size_t bytes,
                   bool right_to_left);

/// For each byte of `text`: whether a line may begin there, and its bidirectional level.
void ts_analyze(const char *text, size_t bytes, bool right_to_left, uint8_t *can_break,
                uint8_t *levels);

/// The face of a run, to draw with. Owned by `fonts`.
cairo_font_face_t *ts_face(ts_fonts *fonts, int32_t face);

#pragma clang assume_nonnull end
