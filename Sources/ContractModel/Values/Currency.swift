public import StrictInput

/// A currency of ISO 4217 that is in use.
public struct Currency: Sendable, Hashable {
  public let code: String

  public init?(code: String) {
    guard Self.codes.contains(code) else { return nil }
    self.code = code
  }

  private init(known code: String) { self.code = code }

  /// How many decimals a sum may have: 2 for most, 0 for the yen, 3 for the Kuwaiti dinar.
  public var minorUnits: Int { Self.unusualMinorUnits[code] ?? 2 }

  private static let unusualMinorUnits: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
  ]

  /// The codes of money; funds, metals and test codes are left out.
  private static let codes: Set<String> = Set(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW
    KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR
    MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
    SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
    USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension Currency: StrictScalar {
  public init(written text: String) throws(Misfit) {
    guard let currency = Currency(code: text) else {
      let code = text.uppercased()
      let help =
        if Self.codes.contains(code) {
          "did you mean \(code)?"
        } else {
          "use a code of ISO 4217 such as GBP, EUR or USD"
        }
      throw Misfit("\"\(text.shortened)\" is not a currency", help: help)
    }
    self = currency
  }

  public var written: String { code }
  public static var expectation: String { "a currency such as GBP" }
  public static var example: Currency { Currency(known: "GBP") }
}
