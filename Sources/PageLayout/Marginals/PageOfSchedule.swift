/// A page that begins within a schedule, as it is counted there.
struct PageOfSchedule {
  /// Such as "Schedule A".
  var name: String
  /// From 1: the page on which the schedule begins, even where it begins further down.
  var page: Int
  var pages: Int
}

extension [PageArea] {
  /// For each page the schedule in which its first words stand, nil where that is none.
  func schedules(of galley: Galley) -> [PageOfSchedule?] {
    var top = [Int?](repeating: nil, count: (last?.page ?? 0) + 1)
    var pages = [ClosedRange<Int>?](repeating: nil, count: galley.schedules.count)
    var isBegun = Set<Int>()
    for area in self {
      for index in area.cut.entries {
        let schedule = galley.entries[index].schedule
        if isBegun.insert(area.page).inserted { top[area.page] = schedule }
        guard let schedule else { continue }
        pages[schedule] = (pages[schedule]?.lowerBound ?? area.page)...area.page
      }
    }
    return top.enumerated().map { page, schedule in
      schedule.flatMap { schedule in
        pages[schedule].map {
          PageOfSchedule(
            name: galley.schedules[schedule], page: page - $0.lowerBound + 1, pages: $0.count)
        }
      }
    }
  }
}
