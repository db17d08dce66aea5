internal import PDFObjects

/// Finds what later revisions did to a document that was signed.
///
/// Everything that the signed revision leads to, from its catalog down, must be the same now. First
/// what may differ is taken out of both (values of open fields, descriptions, data for validation)
/// and reported as such; then object is compared with object, and what differs is named after the
/// part of the document in which it was found. New objects matter only where a changed one leads to
/// them.
struct RevisionComparison {
  private let old: QPDFDocument
  private let new: QPDFDocument
  private let oldSize: Int
  private let lock: FieldLock?
  private let permission: DocumentPermission
  private let oldForm: FormTree
  private let newForm: FormTree

  /// Takes the signed revision and the document as it is now; both are for this comparison alone.
  init(
    from old: QPDFDocument, size oldSize: Int, to new: QPDFDocument, lock: FieldLock?,
    permission: DocumentPermission
  ) {
    self.old = old
    self.new = new
    self.oldSize = oldSize
    self.lock = lock
    self.permission = permission
    oldForm = FormTree(of: old)
    newForm = FormTree(of: new)
  }

  /// The changes, each once; the field of the signature must be in the signed revision.
  func changes(after field: String) -> [RevisionChange] {
    guard oldForm.field(named: field)?.signature != nil else {
      return [RevisionChange(kind: .unreadable("the signature is not in the revision it covers"))]
    }
    return changes()
  }

  /// The changes, each once.
  func changes(allowingCertification: Bool = false) -> [RevisionChange] {
    if allowingCertification, old.catalog.isDictionary, !old.catalog.has("/Perms") {
      new.catalog.remove("/Perms")
    }
    guard old.catalog.reference == new.catalog.reference else {
      return [RevisionChange(kind: .changed(.catalog))]
    }
    var kinds = takeOutDescriptions() + takeOutFields()
    let walk = ProtectedWalk(old: old, oldSize: oldSize, new: new, fields: oldForm.fields)
    do throws(StreamsOverlap) {
      kinds += try walk.changedParts().map { .changed($0) }
    } catch {
      kinds.append(.unreadable("its streams lie over each other"))
    }
    var seen: Set<RevisionChange.Kind> = []
    return kinds.filter { seen.insert($0).inserted }.map { RevisionChange(kind: $0) }
  }

  /// Takes descriptions and validation data out of both documents.
  private func takeOutDescriptions() -> [RevisionChange.Kind] {
    var kinds: [RevisionChange.Kind] = []
    let places: [(PDFObject, PDFObject, String, RevisionChange.Kind)] = [
      (old.trailer, new.trailer, "/Info", .describedAnew),
      (old.catalog, new.catalog, "/Metadata", .describedAnew),
      (old.catalog, new.catalog, "/DSS", .addedValidationData),
      (old.catalog, new.catalog, "/Extensions", .describedAnew),
    ]
    for (before, after, key, kind) in places {
      if !same(before[key], after[key]) { kinds.append(kind) }
      before.remove(key)
      after.remove(key)
    }
    return kinds
  }

  /// Takes the values of open fields out of both documents, and new fields that may be there.
  private func takeOutFields() -> [RevisionChange.Kind] {
    var kinds: [RevisionChange.Kind] = []
    let now = Dictionary(newForm.fields.map { ($0.name, $0) }) { first, _ in first }
    for before in oldForm.fields {
      guard let after = now[before.name], after.object.reference == before.object.reference else {
        kinds.append(.removedField(before.name))
        continue
      }
      let isSame =
        same(before.object["/V"], after.object["/V"])
        && zip(before.widgets, after.widgets).allSatisfy { same($0["/AP"], $1["/AP"]) }
      let isOpen =
        before.signature == nil && lock?.closes(before.name) != true && permission != .nothing
      guard isOpen else {
        if !isSame { kinds.append(.changedClosedField(before.name)) }
        // What differs is named already.
        if !isSame, before.signature == nil { takeOutValues(before, after) }
        continue
      }
      if after.signature != nil {
        kinds.append(.signed(field: before.name))
      } else if !isSame {
        kinds.append(.filled(field: before.name))
      }
      takeOutValues(before, after)
    }
    // By reference, for a field may be given the name of another.
    let known = Set(oldForm.fields.compactMap(\.object.reference))
    let added = newForm.fields.filter { $0.object.reference.map(known.contains) != true }
    kinds += added.map { field in
      field.isSignature && field.widgets.allSatisfy(\.isInvisible)
        ? .addedInvisibleField(field.name) : .addedField(field.name)
    }
    takeOutFormEntries(added: added)
    return kinds
  }

  private func takeOutValues(_ before: FormTree.Field, _ after: FormTree.Field) {
    for object in [before.object, after.object] + before.widgets + after.widgets {
      for key in ["/V", "/AP", "/AS", "/RV", "/I", "/DA", "/M"] { object.remove(key) }
      guard before.isSignature, let flags = object["/F"].integer else { continue }
      // Readers lock what they sign: bit 8, and bit 10 for its contents.
      object.set("/F", .integer(flags & ~0x280))
    }
  }

  /// Takes out of the form what signing changes: its flags, fonts for typing, and the list of
  /// fields, which was looked at.
  private func takeOutFormEntries(added: [FormTree.Field]) {
    for form in [oldForm.form, newForm.form] where form.isDictionary {
      for key in ["/SigFlags", "/DR", "/DA", "/Fields"] { form.remove(key) }
    }
    let widgets = Set(added.flatMap(\.widgets).filter(\.isInvisible).compactMap(\.reference))
    guard !widgets.isEmpty else { return }
    for page in new.pageObjects() {
      let annotations = page["/Annots"].elements
      guard annotations.contains(where: { $0.reference.map(widgets.contains) ?? false }) else {
        continue
      }
      let kept = annotations.filter { !($0.reference.map(widgets.contains) ?? false) }
      page.set("/Annots", .array(kept.map { .object($0) }))
      if let reference = page.reference, kept.isEmpty, !old.object(reference).has("/Annots") {
        page.remove("/Annots")
      }
    }
  }

  /// Whether two values are written alike, and what they refer to as well, one step deep.
  private func same(_ before: PDFObject, _ after: PDFObject) -> Bool {
    guard before.reference == after.reference, before.written == after.written else {
      return false
    }
    return !before.isStream || before.rawStream == after.rawStream
  }
}

extension PDFObject {
  /// Whether a widget takes no room on its page.
  fileprivate var isInvisible: Bool {
    let corners = self["/Rect"].elements.map { $0.isNumber ? $0.number : 0 }
    return corners.count == 4 && (corners[0] == corners[2] || corners[1] == corners[3])
  }
}
