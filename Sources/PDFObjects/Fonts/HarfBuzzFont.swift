internal import CHarfBuzz

/// Owner of a font in HarfBuzz; lengths are in thousandths of the font size, as PDF has them.
package final class HarfBuzzFont {
  private let face: OpaquePointer?
  private let font: OpaquePointer?
  private let unitsPerEm: Double

  /// Returns nil for what is not a font with TrueType outlines.
  package init?(_ bytes: [UInt8]) {
    let blob = bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        hb_blob_create($0.baseAddress, UInt32($0.count), HB_MEMORY_MODE_DUPLICATE, nil, nil)
      }
    }
    face = hb_face_create(blob, 0)
    hb_blob_destroy(blob)
    font = hb_font_create(face)
    unitsPerEm = Double(hb_face_get_upem(face))
    if table("glyf").isEmpty || table("head").count < 54 { return nil }
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(face)
  }

  package func glyph(of scalar: Unicode.Scalar) -> UInt32? {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 ? glyph : nil
  }

  package func advance(of glyph: UInt32) -> Double {
    thousandths(hb_font_get_glyph_h_advance(font, glyph))
  }

  /// Shapes a line of one script; a glyph 0 stands for what the font lacks.
  package func shape(_ text: String) -> [ShapedGlyph] {
    let buffer = hb_buffer_create()
    defer { hb_buffer_destroy(buffer) }
    let scalars = Array(text.unicodeScalars)
    let codes = scalars.map(\.value)
    hb_buffer_add_codepoints(buffer, codes, Int32(codes.count), 0, Int32(codes.count))
    // So that each glyph tells which characters it stands for.
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_CHARACTERS)
    hb_buffer_guess_segment_properties(buffer)
    hb_shape(font, buffer, nil, 0)

    let count = Int(hb_buffer_get_length(buffer))
    let infos = UnsafeBufferPointer(
      start: hb_buffer_get_glyph_infos(buffer, nil), count: count)
    let positions = UnsafeBufferPointer(
      start: hb_buffer_get_glyph_positions(buffer, nil), count: count)
    let starts = Set(infos.map { Int($0.cluster) }).sorted() + [scalars.count]
    let ends = Dictionary(uniqueKeysWithValues: zip(starts, starts.dropFirst()))
    var told: Set<Int> = []
    return zip(infos, positions).map { info, position in
      let start = Int(info.cluster)
      // The first glyph of a cluster speaks for all of it.
      let stands = told.insert(start).inserted ? start..<ends[start, default: start] : start..<start
      return ShapedGlyph(
        id: info.codepoint, scalars: Array(scalars[stands]),
        advance: thousandths(position.x_advance),
        xOffset: thousandths(position.x_offset), yOffset: thousandths(position.y_offset))
    }
  }

  /// Cuts out what these characters and glyphs need; glyphs keep their numbers if `keepsNumbers`.
  package func subset(
    characters: some Sequence<Unicode.Scalar>, glyphs: some Sequence<UInt32>, keepsNumbers: Bool
  ) -> EmbeddedFont? {
    let input = hb_subset_input_create_or_fail()
    defer { hb_subset_input_destroy(input) }
    for scalar in characters { hb_set_add(hb_subset_input_unicode_set(input), scalar.value) }
    for glyph in glyphs { hb_set_add(hb_subset_input_glyph_set(input), glyph) }
    // What a PDF viewer never reads.
    for name in ["GSUB", "GPOS", "GDEF", "kern", "name", "DSIG", "gasp", "FFTM", "meta", "MATH"] {
      hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), tag(name))
    }
    var flags = HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue
    if keepsNumbers { flags |= HB_SUBSET_FLAGS_RETAIN_GIDS.rawValue }
    hb_subset_input_set_flags(input, flags)
    guard let subset = hb_subset_or_fail(face, input) else { return nil }
    defer { hb_face_destroy(subset) }
    let blob = hb_face_reference_blob(subset)
    return EmbeddedFont(
      program: takeBytes(of: blob), postScriptName: postScriptName, metrics: metrics)
  }

  package var postScriptName: String {
    var buffer = [CChar](repeating: 0, count: 128)
    var size = UInt32(buffer.count)
    // 6 is the PostScript name.
    _ = hb_ot_name_get_utf8(face, 6, hb_language_from_string("en", -1), &size, &buffer)
    return String(decoding: buffer.prefix(Int(size)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  package var metrics: FontMetrics {
    var extents = hb_font_extents_t()
    hb_font_get_h_extents(font, &extents)
    var capHeight: hb_position_t = 0
    hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capHeight)
    let head = table("head")
    /// xMin, yMin, xMax, yMax begin at byte 36.
    let box = stride(from: 36, to: 44, by: 2).map { offset in
      thousandths(Int32(Int16(bitPattern: UInt16(head[offset]) << 8 | UInt16(head[offset + 1]))))
    }
    return FontMetrics(
      ascent: thousandths(extents.ascender), descent: thousandths(extents.descender),
      capHeight: thousandths(capHeight), box: box,
      italicAngle: Double(hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE)),
      weight: Double(hb_style_get_value(font, HB_STYLE_TAG_WEIGHT)))
  }

  private func table(_ name: String) -> [UInt8] {
    takeBytes(of: hb_face_reference_table(face, tag(name)))
  }

  private func takeBytes(of blob: OpaquePointer?) -> [UInt8] {
    defer { hb_blob_destroy(blob) }
    var count: UInt32 = 0
    guard let data = hb_blob_get_data(blob, &count) else { return [] }
    return Array(UnsafeRawBufferPointer(start: data, count: Int(count)))
  }

  private func tag(_ name: String) -> hb_tag_t { hb_tag_from_string(name, -1) }

  private func thousandths(_ length: Int32) -> Double { Double(length) * 1000 / unitsPerEm }
}

/// A glyph where shaping put it.
package struct ShapedGlyph {
  package let id: UInt32
  /// What it stands for; empty for all but the first glyph of a cluster.
  package let scalars: [Unicode.Scalar]
  package let advance: Double
  package let xOffset: Double
  package let yOffset: Double
}

/// What a font descriptor tells (ISO 32000-1 9.8.1).
package struct FontMetrics: Sendable {
  package let ascent: Double
  package let descent: Double
  package let capHeight: Double
  package let box: [Double]
  package let italicAngle: Double
  package let weight: Double

  /// An estimate: fonts do not say how wide their stems are.
  package var stemWidth: Double { 50 + (weight / 65) * (weight / 65) }
}
