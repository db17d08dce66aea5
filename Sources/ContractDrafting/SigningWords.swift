internal import DocumentModel

/// The words of notaries, initials, companies and copies, in the contract's language.
struct SigningWords: Sendable {
  var notary: String
  var place: String
  /// In the place for a seal.
  var seal: String
  var initials: String
  var company: String
  /// Tells a conformed copy from the original, on each page.
  var conformedCopy: String
  /// What a notary certifies: the names of those who signed and the party stand for `#`.
  var acknowledgement: String
  /// The same, of what they also swore to.
  var jurat: String

  static let english = SigningWords(
    notary: "Notary", place: "Place", seal: "Seal", initials: "Initials", company: "Company",
    conformedCopy: "CONFORMED COPY",
    acknowledgement: "Acknowledged before me on the date below by #, for #.",
    jurat: "Signed and sworn or affirmed before me on the date below by #, for #.")

  /// By language, and in other words than the English.
  static let known: [String: SigningWords] = [
    "de": SigningWords(
      notary: "Notar oder Notarin", place: "Ort", seal: "Siegel", initials: "Paraphe",
      company: "Firma",
      conformedCopy: "LESEABSCHRIFT",
      acknowledgement: "Vor mir am unten genannten Tag anerkannt von # für #.",
      jurat:
        "Vor mir am unten genannten Tag unterzeichnet und beschworen oder bekräftigt von # für #."),
    "fr": SigningWords(
      notary: "Notaire", place: "Lieu", seal: "Sceau", initials: "Paraphe", company: "Société",
      conformedCopy: "COPIE CONFORME",
      acknowledgement: "Reconnu devant moi à la date ci-dessous par #, pour #.",
      jurat:
        "Signé sous serment ou affirmation devant moi à la date ci-dessous par #, pour #."),
    "es": SigningWords(
      notary: "Notario o notaria", place: "Lugar", seal: "Sello", initials: "Rúbrica",
      company: "Empresa",
      conformedCopy: "COPIA CONFORME",
      acknowledgement: "Reconocido ante mí en la fecha indicada por #, por #.",
      jurat:
        "Firmado y jurado o prometido ante mí en la fecha indicada por #, por #."),
    "it": SigningWords(
      notary: "Notaio", place: "Luogo", seal: "Sigillo", initials: "Sigla", company: "Società",
      conformedCopy: "COPIA CONFORME",
      acknowledgement: "Riconosciuto davanti a me nella data sotto indicata da #, per #.",
      jurat:
        "Firmato e giurato o affermato davanti a me nella data sotto indicata da #, per #."),
    "nl": SigningWords(
      notary: "Notaris", place: "Plaats", seal: "Zegel", initials: "Paraaf", company: "Bedrijf",
      conformedCopy: "EENSLUIDEND AFSCHRIFT",
      acknowledgement: "Voor mij op de onderstaande datum erkend door # namens #.",
      jurat:
        "Voor mij op de onderstaande datum ondertekend en beëdigd of beloofd door # namens #."),
    "pt": SigningWords(
      notary: "Notário ou notária", place: "Local", seal: "Selo", initials: "Rubrica",
      company: "Empresa",
      conformedCopy: "CÓPIA CONFORME",
      acknowledgement: "Reconhecido perante mim na data abaixo por #, em nome de #.",
      jurat:
        "Assinado e jurado ou afirmado perante mim na data abaixo por #, em nome de #."),
    "sv": SigningWords(
      notary: "Notarie", place: "Ort", seal: "Sigill", initials: "Signatur", company: "Företag",
      conformedCopy: "BESTYRKT AVSKRIFT",
      acknowledgement: "Erkänt inför mig på nedanstående dag av # för #.",
      jurat:
        "Undertecknat och bekräftat med ed eller försäkran inför mig på nedanstående dag av # för #."
    ),
    "da": SigningWords(
      notary: "Notar", place: "Sted", seal: "Segl", initials: "Initialer", company: "Virksomhed",
      conformedCopy: "BEKRÆFTET AFSKRIFT",
      acknowledgement: "Vedkendt for mig på nedenstående dato af # for #.",
      jurat:
        "Underskrevet og bekræftet ved ed eller erklæring for mig på nedenstående dato af # for #."),
    "pl": SigningWords(
      notary: "Notariusz", place: "Miejsce", seal: "Pieczęć", initials: "Parafa", company: "Firma",
      conformedCopy: "ODPIS",
      acknowledgement: "Potwierdzone przede mną w dniu wskazanym poniżej: # w imieniu #.",
      jurat:
        "Podpisane i zaprzysiężone lub przyrzeczone przede mną w dniu wskazanym poniżej: # w imieniu #."
    ),
    "zh": SigningWords(
      notary: "公证人", place: "地点", seal: "印章", initials: "简签", company: "公司",
      conformedCopy: "核对副本",
      acknowledgement: "#代表#于下列日期在本人面前确认签署。",
      jurat:
        "#代表#于下列日期在本人面前签署并宣誓或郑重声明。"),
    LanguageCode.traditional: SigningWords(
      notary: "公證人", place: "地點", seal: "印章", initials: "簡簽", company: "公司",
      conformedCopy: "核對副本",
      acknowledgement: "#代表#於下列日期在本人面前確認簽署。",
      jurat:
        "#代表#於下列日期在本人面前簽署並宣誓或鄭重聲明。"),
    "ja": SigningWords(
      notary: "公証人", place: "場所", seal: "印", initials: "イニシャル", company: "会社名",
      conformedCopy: "写し",
      acknowledgement: "#は、#のために、下記の日に私の面前で署名を認めた。",
      jurat:
        "#は、#のために、下記の日に私の面前で署名し、宣誓又は確約した。"),
    "he": SigningWords(
      notary: "נוטריון", place: "מקום", seal: "חותם", initials: "ראשי תיבות", company: "חברה",
      conformedCopy: "העתק תואם",
      acknowledgement: "אושר בפניי בתאריך הרשום מטה על ידי # בשם #.",
      jurat:
        "נחתם בפניי בשבועה או בהצהרה בתאריך הרשום מטה על ידי # בשם #."),
    "ar": SigningWords(
      notary: "كاتب العدل", place: "المكان", seal: "الختم", initials: "الأحرف الأولى",
      company: "الشركة",
      conformedCopy: "نسخة مطابقة",
      acknowledgement: "أُقِرَّ به أمامي في التاريخ المبين أدناه من قبل # نيابةً عن #.",
      jurat:
        "وُقِّع أمامي بعد حلف اليمين أو التأكيد في التاريخ المبين أدناه من قبل # نيابةً عن #."),
  ]
}
