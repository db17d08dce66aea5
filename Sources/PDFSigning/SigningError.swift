/// Why a PDF cannot be signed or read for its signatures.
public enum SigningError: Error, Hashable {
  /// The reason is libqpdf's.
  case notAPDF(String)
  case encrypted
  /// The contract says DRAFT across its pages.
  case draft
  case conformedCopy
  /// With those that are there and not yet signed.
  case noSuchField(String, unsigned: [String])
  case notASignatureField(String)
  case alreadySigned(field: String)
  /// What a signer was to fill in is not among what he may.
  case notOwnField(String, own: [String])
  /// What must be filled in with the signature, and is not.
  case emptyFields([String])
  /// Others sign before, and have not yet.
  case outOfTurn(field: String, after: [String])
  /// A certification must be the first signature (ISO 32000-1 12.8.2.2).
  case certificationNotFirst
  /// Whoever signed another field left this one to nobody.
  case closed(field: String, by: String)
  /// Whoever certified the file allowed no further signature.
  case closedByCertification
  case needsPassword
  case wrongPassword
  case badIdentity(String)
  case outsideValidity(name: String, from: String, until: String)
  case notAFont(file: String)
  case missingGlyph(Unicode.Scalar, font: String)
  case timestamp(String)
  case cryptography(String)
}

extension SigningError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notAPDF(let reason):
      "this is not a sound PDF: \(reason)"
    case .draft:
      "this is a draft; render it with --final, and sign that"
    case .conformedCopy:
      "this is a conformed copy; the original is what is signed"
    case .encrypted:
      "the PDF is encrypted; take its protection off first, for a signature cannot be added to it"
    case .noSuchField(let name, let unsigned) where unsigned.isEmpty:
      "there is no field \"\(name)\", and no signature field that is still unsigned"
    case .noSuchField(let name, let unsigned):
      "there is no field \"\(name)\"; still unsigned: \(unsigned.joined(separator: ", "))"
    case .notASignatureField(let name):
      "the field \"\(name)\" is not for a signature"
    case .alreadySigned(let field):
      "the field \"\(field)\" is signed already"
    case .notOwnField(let name, let own) where own.isEmpty:
      "\(name) cannot be filled in with this signature, and no other field can"
    case .notOwnField(let name, let own):
      "\(name) cannot be filled in with this signature; these can: \(own.joined(separator: ", "))"
    case .emptyFields(let fields):
      "still to be filled in: \(fields.joined(separator: ", ")); signing closes them"
    case .outOfTurn(let field, let others):
      "\"\(field)\" is signed after \(others.joined(separator: ", ")), not yet signed"
    case .certificationNotFirst:
      "a certification must be the first signature, and the PDF is signed already"
    case .closed(let field, let other):
      "the field \"\(field)\" was closed by whoever signed \"\(other)\""
    case .closedByCertification:
      "whoever certified the PDF allowed no further signature"
    case .needsPassword:
      "the private key is protected by a password, and none was given"
    case .wrongPassword:
      "the password of the private key is wrong"
    case .badIdentity(let fault):
      "this cannot sign: \(fault)"
    case .outsideValidity(let name, let from, let until):
      "the certificate of \(name) is valid from \(from) until \(until), and not at the time of "
        + "signing"
    case .notAFont(let file):
      "\(file): is not a TrueType font, which the look of a signature needs"
    case .missingGlyph(let scalar, let font):
      "the font \(font) has no glyph for \"\(scalar)\", which the look of the signature needs"
    case .timestamp(let fault):
      "no timestamp was had: \(fault)"
    case .cryptography(let reason):
      "OpenSSL cannot make the signature: \(reason)"
    }
  }
}
