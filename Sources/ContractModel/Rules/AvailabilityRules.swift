import Foundation
import StrictInput

/// SLA: the promised uptime of systems.
enum AvailabilityRules {
  static let all = [maintenanceWindow, believableUptime, systemsOnce, timelyNotice, alertsInTime]

  static let maintenanceWindow = TermsRule(
    "SLA008", .error, "Promised uptime leaves room for announced maintenance.",
    because: "Without a window, every planned update counts as downtime.",
    source: "Common Paper SLA 4.1 to 4.3",
    mend: "add maintenanceWindow, with its time and notice",
    bad: "maintenanceWindow: ~",
    good: "maintenanceWindow: {when: Sundays 02:00 to 06:00, notice: 5 business days}"
  ) { review in
    if !review.availability.isEmpty, review.maintenanceWindow == nil {
      review.report(
        "uptime is promised without a maintenance window", at: "maintenanceWindow",
        see: ["availability": "the uptime is here"])
    }
  }

  static let believableUptime = TermsRule(
    "SLA012", .warning, "One critical fault may last as long as the promised uptime allows.",
    because: "99.99 % of a month is 4.4 minutes of downtime: a fix within 4 hours breaks it.",
    mend: "lower the uptime, or shorten the resolution of P1",
    bad: "availability: [{system: ERP servers, target: 99.99 %, period: month}]",
    good: "availability: [{system: ERP servers, target: 99.5 %, period: month}]"
  ) { review in
    guard let resolution = review.serviceLevels[.p1]?.resolution else { return }
    let least = review.contract.leastMinutes(of: resolution)
    for (index, promise) in review.availability.enumerated() where promise.target.value < 100 {
      let allowed = (1 - promise.target.fraction) * Decimal(promise.period.minutes)
      guard Decimal(least) > allowed else { continue }
      review.report(
        "\(promise.target.written) a \(promise.period.name) allows \(allowed.asMinutes) of "
          + "downtime, but a P1 fault may last \(resolution.written)",
        at: "availability.\(index).target",
        see: ["serviceLevels.P1.resolution": "the resolution is here"])
    }
  }

  static let timelyNotice = TermsRule(
    "SLA025", .warning, "Maintenance is announced a day before or earlier.",
    because: "A notice of hours reaches nobody who could move the work.",
    mend: "lengthen maintenanceWindow.notice",
    bad: "maintenanceWindow: {notice: 5 business hours}",
    good: "maintenanceWindow: {notice: 5 business days}"
  ) { review in
    guard let notice = review.maintenanceWindow?.notice, [.minute, .hour].contains(notice.unit),
      (notice.minutes?.upperBound ?? 0) < 24 * 60
    else { return }
    review.report(
      "maintenance is announced \(notice.written) before", at: "maintenanceWindow.notice")
  }

  static let alertsInTime = TermsRule(
    "SLA026", .warning, "An alert opens a case before its response is due.",
    because: "Monitoring that reports after the response time finds every target missed.",
    mend: "shorten monitoring.alertsWithin",
    bad: "monitoring: {alertsWithin: 5 h}", good: "monitoring: {alertsWithin: 5 min}"
  ) { review in
    guard let alerts = review.monitoring?.alertsWithin,
      let response = review.serviceLevels[.p1]?.response,
      review.contract.isLonger(alerts, than: response)
    else { return }
    review.report(
      "a case is opened within \(alerts.written) after an alert, but the response of P1 is due "
        + "within \(response.written)",
      at: "monitoring.alertsWithin", see: ["serviceLevels.P1.response": "the response is here"])
  }

  static let systemsOnce = TermsRule(
    "SLA022", .error, "The uptime of a system is promised once.",
    because: "Of two targets for one system, nobody knows which one holds.",
    mend: "keep one of them",
    bad: """
      availability:
        - {system: ERP servers, target: 99.5 %, period: month}
        - {system: ERP servers, target: 99 %, period: month}
      """,
    good: "availability: [{system: ERP servers, target: 99.5 %, period: month}]"
  ) { review in
    review.reportRepeated(
      review.availability.map(\.system), under: "availability", key: "system"
    ) { "the uptime of \($0) is promised twice" }
  }
}

extension Period {
  /// The length in minutes; a month is a twelfth of 365 days.
  fileprivate var minutes: Int {
    let day = 1440
    return switch self {
    case .day: day
    case .week: 7 * day
    case .month: 365 * day / 12
    case .quarter: 365 * day / 4
    case .halfYear: 365 * day / 2
    case .year: 365 * day
    }
  }

  fileprivate var name: String { self == .halfYear ? "half-year" : rawValue }
}

extension Decimal {
  /// Minutes to one decimal, or hours where they are many.
  fileprivate var asMinutes: String {
    self < 120 ? "\(rounded(to: 1)) min" : "\((self / 60).rounded(to: 1)) h"
  }
}
