internal import DocumentModel

extension LegalWords {
  /// By the codes of languages.
  static let known: [String: LegalWords] = [
    "en": LegalWords(
      "clause", "paragraph", "Schedule", "of ", signedFor: "Signed for and on behalf of",
      draft: "DRAFT", contents: "Contents", counterpart: "Counterpart # of #",
      labels: SignatureParty.Labels(),
      clauseWords: ["section", "article", "point"],
      scheduleWords: ["annex", "appendix", "exhibit"]),
    "de": LegalWords(
      "Ziffer", "Ziffer", "Anlage", "der ", signedFor: "Unterzeichnet für",
      draft: "ENTWURF", contents: "Inhalt", counterpart: "Ausfertigung # von #",
      labels: .init(
        signature: "Unterschrift", name: "Name", title: "Funktion", date: "Datum",
        witness: "Zeuge oder Zeugin", address: "Anschrift"),
      clauseWords: ["ziffer", "abschnitt", "artikel", "nummer"], scheduleWords: ["anhang"]),
    "fr": LegalWords(
      "article", "paragraphe", "Annexe", "de l’", signedFor: "Signé au nom et pour le compte de",
      draft: "PROJET", contents: "Sommaire", counterpart: "Exemplaire # sur #",
      labels: .init(
        signature: "Signature", name: "Nom", title: "Qualité", date: "Date",
        witness: "Témoin", address: "Adresse"),
      clauseWords: ["clause", "section", "point"], scheduleWords: []),
    "es": LegalWords(
      "cláusula", "apartado", "Anexo", "del ", signedFor: "Firmado en nombre y representación de",
      draft: "BORRADOR", contents: "Índice", counterpart: "Ejemplar # de #",
      labels: .init(
        signature: "Firma", name: "Nombre", title: "Cargo", date: "Fecha",
        witness: "Testigo", address: "Dirección"),
      clauseWords: ["artículo", "sección", "punto"], scheduleWords: []),
    "it": LegalWords(
      "articolo", "paragrafo", "Allegato", "dell’", signedFor: "Firmato in nome e per conto di",
      draft: "BOZZA", contents: "Indice", counterpart: "Esemplare # di #",
      labels: .init(
        signature: "Firma", name: "Nome", title: "Qualifica", date: "Data",
        witness: "Testimone", address: "Indirizzo"),
      clauseWords: ["clausola", "sezione", "punto"], scheduleWords: []),
    "nl": LegalWords(
      "artikel", "paragraaf", "Bijlage", "van ", signedFor: "Ondertekend namens",
      draft: "CONCEPT", contents: "Inhoud", counterpart: "Exemplaar # van #",
      labels: .init(
        signature: "Handtekening", name: "Naam", title: "Functie", date: "Datum",
        witness: "Getuige", address: "Adres"),
      clauseWords: ["clausule", "lid", "punt"], scheduleWords: ["schema"]),
    "he": LegalWords(
      "סעיף", "סעיף", "נספח", "של ", signedFor: "נחתם בשם", draft: "טיוטה",
      contents: "תוכן העניינים", counterpart: "עותק # מתוך #",
      labels: .init(
        signature: "חתימה", name: "שם", title: "תפקיד", date: "תאריך", witness: "עד",
        address: "כתובת"),
      clauseWords: ["פרק", "פסקה"], scheduleWords: ["תוספת"]),
    "ar": LegalWords(
      "البند", "الفقرة", "الملحق", "من ", signedFor: "وُقِّع نيابةً عن", draft: "مسودة",
      contents: "المحتويات", counterpart: "النسخة # من #",
      labels: .init(
        signature: "التوقيع", name: "الاسم", title: "الصفة", date: "التاريخ", witness: "الشاهد",
        address: "العنوان"),
      clauseWords: ["المادة", "القسم"], scheduleWords: ["ملحق", "المرفق"]),
    "pt": LegalWords(
      "cláusula", "número", "Anexo", "do ", signedFor: "Assinado em nome e representação de",
      draft: "MINUTA", contents: "Índice", counterpart: "Exemplar # de #",
      labels: .init(
        signature: "Assinatura", name: "Nome", title: "Cargo", date: "Data",
        witness: "Testemunha", address: "Endereço"),
      clauseWords: ["artigo", "secção", "seção", "ponto", "item"], scheduleWords: ["apêndice"]),
    "sv": LegalWords(
      "punkt", "punkt", "Bilaga", "i ", signedFor: "Undertecknat för",
      draft: "UTKAST", contents: "Innehåll", counterpart: "Exemplar # av #",
      labels: .init(
        signature: "Underskrift", name: "Namn", title: "Befattning", date: "Datum",
        witness: "Vittne", address: "Adress"),
      clauseWords: ["punkten", "punkterna", "avsnitt", "klausul", "artikel", "paragraf"],
      scheduleWords: ["appendix"]),
    "da": LegalWords(
      "punkt", "punkt", "Bilag", "i ", signedFor: "Underskrevet for",
      draft: "UDKAST", contents: "Indhold", counterpart: "Eksemplar # af #",
      labels: .init(
        signature: "Underskrift", name: "Navn", title: "Stilling", date: "Dato",
        witness: "Vidne", address: "Adresse"),
      clauseWords: ["punkterne", "pkt.", "afsnit", "klausul", "artikel", "paragraf"],
      scheduleWords: ["appendiks"]),
    "pl": LegalWords(
      "pkt", "pkt", "Załącznik", "– ", signedFor: "W imieniu i na rzecz",
      draft: "PROJEKT", contents: "Spis treści", counterpart: "Egzemplarz # z #",
      labels: .init(
        signature: "Podpis", name: "Imię i nazwisko", title: "Stanowisko", date: "Data",
        witness: "Świadek", address: "Adres"),
      clauseWords: [
        "punkt", "punktu", "punkcie", "punktem", "punkty", "punktów", "punktach", "art.",
        "artykuł", "artykułu", "artykule", "paragraf", "paragrafu", "paragrafie",
      ],
      scheduleWords: ["załącznika", "załączniku", "załącznikiem", "załączniki", "aneks"]),
    "zh": LegalWords(
      "条", "款", "附件", "", signedFor: "代表签署：",
      draft: "草案", contents: "目录", counterpart: "第#份，共#份",
      labels: .init(
        signature: "签字", name: "姓名", title: "职务", date: "日期", witness: "见证人",
        address: "地址"),
      clauseWords: ["章", "节"], scheduleWords: ["附录", "附表"]),
    "zh-Hant": LegalWords(
      "條", "款", "附件", "", signedFor: "代表簽署：",
      draft: "草案", contents: "目錄", counterpart: "第#份，共#份",
      labels: .init(
        signature: "簽字", name: "姓名", title: "職稱", date: "日期", witness: "見證人",
        address: "地址"),
      clauseWords: ["章", "節"], scheduleWords: ["附錄", "附表"]),
    "ja": LegalWords(
      "条", "項", "別紙", "", signedFor: "代表して署名：",
      draft: "草案", contents: "目次", counterpart: "第#通（全#通）",
      labels: .init(
        signature: "署名", name: "氏名", title: "役職", date: "日付", witness: "証人",
        address: "住所"),
      clauseWords: ["章", "節"], scheduleWords: ["別添", "附属書", "付属書", "別表"]),
  ]
}
