internal import ContractModel

/// The names of units of time in the contract's language, in the singular and the plural.
///
/// Foundation has them too, but not of business time, on which response times rest.
struct UnitNames: Sendable {
  private typealias Name = (one: String, many: String)

  private let minute: Name
  private let hour: Name
  private let day: Name
  private let week: Name
  private let month: Name
  private let year: Name
  private let businessHour: Name
  private let businessDay: Name
  private let quarter: String
  private let halfYear: String
  let closed: String
  private let isArabic: Bool

  static let languages = ["ar", "de", "en", "es", "fr", "he", "it", "nl"]

  /// English for a language that is not known.
  init(language: String) {
    isArabic = language.hasPrefix("ar")
    switch language.prefix(2) {
    case "de":
      (minute, hour) = (("Minute", "Minuten"), ("Stunde", "Stunden"))
      (day, week) = (("Tag", "Tage"), ("Woche", "Wochen"))
      (month, year) = (("Monat", "Monate"), ("Jahr", "Jahre"))
      businessHour = ("Geschäftsstunde", "Geschäftsstunden")
      businessDay = ("Geschäftstag", "Geschäftstage")
      (quarter, halfYear, closed) = ("Quartal", "Halbjahr", "geschlossen")
    case "fr":
      (minute, hour) = (("minute", "minutes"), ("heure", "heures"))
      (day, week) = (("jour", "jours"), ("semaine", "semaines"))
      (month, year) = (("mois", "mois"), ("an", "ans"))
      businessHour = ("heure ouvrée", "heures ouvrées")
      businessDay = ("jour ouvré", "jours ouvrés")
      (quarter, halfYear, closed) = ("trimestre", "semestre", "fermé")
    case "es":
      (minute, hour) = (("minuto", "minutos"), ("hora", "horas"))
      (day, week) = (("día", "días"), ("semana", "semanas"))
      (month, year) = (("mes", "meses"), ("año", "años"))
      businessHour = ("hora hábil", "horas hábiles")
      businessDay = ("día hábil", "días hábiles")
      (quarter, halfYear, closed) = ("trimestre", "semestre", "cerrado")
    case "it":
      (minute, hour) = (("minuto", "minuti"), ("ora", "ore"))
      (day, week) = (("giorno", "giorni"), ("settimana", "settimane"))
      (month, year) = (("mese", "mesi"), ("anno", "anni"))
      businessHour = ("ora lavorativa", "ore lavorative")
      businessDay = ("giorno lavorativo", "giorni lavorativi")
      (quarter, halfYear, closed) = ("trimestre", "semestre", "chiuso")
    case "nl":
      (minute, hour) = (("minuut", "minuten"), ("uur", "uur"))
      (day, week) = (("dag", "dagen"), ("week", "weken"))
      (month, year) = (("maand", "maanden"), ("jaar", "jaar"))
      businessHour = ("kantooruur", "kantooruren")
      businessDay = ("werkdag", "werkdagen")
      (quarter, halfYear, closed) = ("kwartaal", "halfjaar", "gesloten")
    case "he":
      (minute, hour) = (("דקה", "דקות"), ("שעה", "שעות"))
      (day, week) = (("יום", "ימים"), ("שבוע", "שבועות"))
      (month, year) = (("חודש", "חודשים"), ("שנה", "שנים"))
      businessHour = ("שעת עבודה", "שעות עבודה")
      businessDay = ("יום עבודה", "ימי עבודה")
      (quarter, halfYear, closed) = ("רבעון", "חצי שנה", "סגור")
    case "ar":
      (minute, hour) = (("دقيقة", "دقائق"), ("ساعة", "ساعات"))
      (day, week) = (("يوم", "أيام"), ("أسبوع", "أسابيع"))
      (month, year) = (("شهر", "أشهر"), ("سنة", "سنوات"))
      businessHour = ("ساعة عمل", "ساعات عمل")
      businessDay = ("يوم عمل", "أيام عمل")
      (quarter, halfYear, closed) = ("ربع سنة", "نصف سنة", "مغلق")
    default:
      (minute, hour) = (("minute", "minutes"), ("hour", "hours"))
      (day, week) = (("day", "days"), ("week", "weeks"))
      (month, year) = (("month", "months"), ("year", "years"))
      businessHour = ("business hour", "business hours")
      businessDay = ("business day", "business days")
      (quarter, halfYear, closed) = ("quarter", "half-year", "closed")
    }
  }

  func name(of span: TimeSpan) -> String {
    let name =
      switch (span.unit, span.clock) {
      case (.minute, _): minute
      case (.hour, .calendar): hour
      case (.hour, .business): businessHour
      case (.day, .calendar): day
      case (.day, .business): businessDay
      case (.week, _): week
      case (.month, _): month
      case (.year, _): year
      }
    // Arabic has its plural from three to ten alone.
    if isArabic { return (3...10).contains(span.amount % 100) ? name.many : name.one }
    return span.amount == 1 ? name.one : name.many
  }

  func name(of period: Period) -> String {
    switch period {
    case .day: day.one
    case .week: week.one
    case .month: month.one
    case .quarter: quarter
    case .halfYear: halfYear
    case .year: year.one
    }
  }
}
