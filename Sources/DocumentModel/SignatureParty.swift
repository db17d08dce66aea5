/// A party that signs, and those who sign for it.
public struct SignatureParty: Sendable, Hashable {
  /// Makes the names of what belongs to the party as a whole: `eSignInitialHere_client_p3`.
  public var key: String
  /// `Signed for and on behalf of`
  public var leadIn: String
  /// The legal name, exactly as in the preamble.
  public var name: String
  /// What it is called where there is little room.
  public var shortName: String
  public var signatories: [Signatory]
  /// Who certifies the party's signatures; nil for nobody.
  public var notary: Notary?
  /// The words before the lines to fill in, in the contract's language.
  public var labels: Labels

  public init(
    key: String = "", leadIn: String, name: String, shortName: String? = nil,
    signatories: [Signatory], notary: Notary? = nil, labels: Labels = Labels()
  ) {
    self.key = key
    self.leadIn = leadIn
    self.name = name
    self.shortName = shortName ?? name
    self.signatories = signatories
    self.notary = notary
    self.labels = labels
  }
}

/// One who signs, as the names of fields and services that send documents to be signed know him.
public struct Signer: Sendable, Hashable {
  /// Makes field names: `eSignSignHere_client_1`. ASCII letters, digits and `_`; unique.
  public var key: String
  /// What he is to the document: the key of his party, or `witness` or `notary`.
  public var role: String
  /// Among all who sign, from 1, in the order in which they should.
  public var number = 0
  /// Whether all with a lower number must have signed before.
  public var isInTurn = false

  public init(key: String, role: String) {
    self.key = key
    self.role = role
  }
}

extension SignatureParty {
  public struct Signatory: Sendable, Hashable {
    /// The printed name and title; empty means the signatory fills it in.
    public var name: String
    public var title: String
    public var signer: Signer
    /// Who sees him sign; nil for nobody.
    public var witness: Witness?

    public init(name: String, title: String, signer: Signer, witness: Witness? = nil) {
      self.name = name
      self.title = title
      self.signer = signer
      self.witness = witness
    }
  }

  /// What is empty the witness fills in.
  public struct Witness: Sendable, Hashable {
    public var name: String
    public var address: String
    public var signer: Signer

    public init(name: String = "", address: String = "", signer: Signer) {
      self.name = name
      self.address = address
      self.signer = signer
    }
  }

  /// A notary's certificate, with a place for the seal; what is empty the notary fills in.
  public struct Notary: Sendable, Hashable {
    /// What is certified, in words.
    public var statement: String
    public var name: String
    public var title: String
    public var place: String
    public var signer: Signer

    public init(
      statement: String, name: String = "", title: String = "", place: String = "", signer: Signer
    ) {
      self.statement = statement
      self.name = name
      self.title = title
      self.place = place
      self.signer = signer
    }
  }

  public struct Labels: Sendable, Hashable {
    public var signature: String
    public var name: String
    public var title: String
    public var date: String
    /// Over the lines of a witness: `Witness`.
    public var witness: String
    public var address: String
    public var notary: String
    public var place: String
    /// In the place for a notary's seal.
    public var seal: String
    public var initials: String
    public var company: String

    public init(
      signature: String = "Signature", name: String = "Name", title: String = "Title",
      date: String = "Date", witness: String = "Witness", address: String = "Address",
      notary: String = "Notary", place: String = "Place", seal: String = "Seal",
      initials: String = "Initials", company: String = "Company"
    ) {
      self.signature = signature
      self.name = name
      self.title = title
      self.date = date
      self.witness = witness
      self.address = address
      self.notary = notary
      self.place = place
      self.seal = seal
      self.initials = initials
      self.company = company
    }
  }
}

extension [SignatureParty] {
  /// Numbers all who sign: party by party, each signatory before his witness, and the notary last.
  ///
  /// `first` is the index of the party that begins; the others follow as they stand.
  public func numbered(from first: Int = 0, isInTurn: Bool) -> [SignatureParty] {
    var parties = self
    var count = 0
    func number(_ signer: inout Signer) {
      count += 1
      signer.number = count
      signer.isInTurn = isInTurn
    }
    for index in [first] + indices.filter({ $0 != first }) where indices.contains(index) {
      for person in parties[index].signatories.indices {
        number(&parties[index].signatories[person].signer)
        if parties[index].signatories[person].witness != nil {
          number(&parties[index].signatories[person].witness!.signer)
        }
      }
      if parties[index].notary != nil { number(&parties[index].notary!.signer) }
    }
    return parties
  }
}
