/// A service that sends contracts to be signed, and finds where by tags in the text.
public enum ESignService: String, Codable, Sendable, Hashable, CaseIterable {
  case none, docusign, adobe, dropbox, pandadoc
}

/// What a field of a signer is for.
public enum FieldPurpose: Sendable, Hashable {
  case signature, initials, name, title, company, date
  /// Anything that a signer writes, such as the address of a witness.
  case text
}

extension ESignService {
  /// The tag of a field, in the service's own words; each signer has his own, counted from 1.
  ///
  /// DocuSign's are ours to choose: its "anchor text" is set to them. The others are fixed.
  /// Initials stand on each page: where a service wants names that differ, `page` makes them differ.
  package func tag(for purpose: FieldPurpose, signer: Int, page: Int? = nil) -> String? {
    let number = page.map { "\(signer)p\($0)" } ?? "\(signer)"
    return switch self {
    case .none: nil
    case .docusign: "/\(purpose.docusign)\(signer)/"
    case .adobe:
      "{{\(purpose.adobe)\(page.map { "\($0)" } ?? "")_es_:signer\(signer):\(purpose.adobeKind)}}"
    case .dropbox: "[\(purpose.dropbox)|req|signer\(signer)\(purpose.dropboxName(signer))]"
    case .pandadoc: "{\(purpose.pandadoc):signer\(signer):\(purpose.docusign)\(number)____}"
    }
  }
}

extension FieldPurpose {
  fileprivate var docusign: String {
    switch self {
    case .signature: "sn"
    case .initials: "in"
    case .name: "fn"
    case .title: "ti"
    case .company: "co"
    case .date: "ds"
    case .text: "tx"
    }
  }

  fileprivate var adobe: String {
    switch self {
    case .signature: "Sig"
    case .initials: "Int"
    case .name: "N"
    case .title: "Ttl"
    case .company: "Cmpy"
    case .date: "Dte"
    case .text: "Txt"
    }
  }

  fileprivate var adobeKind: String {
    switch self {
    case .signature: "signature"
    case .initials: "initials"
    case .name: "fullname"
    case .title: "title"
    case .company: "company"
    case .date: "date"
    case .text: "text"
    }
  }

  fileprivate var dropbox: String {
    switch self {
    case .signature: "sig"
    case .initials: "initial"
    case .date: "date"
    case .name, .title, .company, .text: "text"
    }
  }

  /// The label and the name that Dropbox Sign wants of a field of text.
  fileprivate func dropboxName(_ signer: Int) -> String {
    switch self {
    case .signature, .initials, .date: ""
    case .name: "|Name|name\(signer)"
    case .title: "|Title|title\(signer)"
    case .company: "|Company|company\(signer)"
    case .text: "|Text|text\(signer)"
    }
  }

  fileprivate var pandadoc: String {
    switch self {
    case .signature: "signature"
    case .initials: "initials"
    case .date: "date"
    case .name, .title, .company, .text: "text"
    }
  }
}
