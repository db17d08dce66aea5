/// What can be kept of the promised response times with the engineers there are.
///
/// Two queues serve the cases (``EngineerQueue``): the shift in the working hours, and outside them
/// the engineers on call, who take the priorities that `support.afterHours` covers (without such a
/// block: those whose clock always runs) after their reaction time. Where nobody is on call for a
/// priority, its cases wait for the next shift; they are then counted with those of the shift as if
/// they came in the course of it. That is too kind to the first hour of a day where many of them
/// come: by 5 points, in a simulation, where a third did and the shift was busy 65 % of its time.
/// Each queue is taken to be in its steady state, which one on call who is busy half the time does
/// not reach in a night: that is 3 points too strict. Time outside the working hours is cut out of
/// that of the shift, which changes nothing, for exponential times have no memory. A covered case
/// that waits when the shift ends is not dropped; one that is not covered waits overnight.
///
/// Cases come evenly inside the support hours and evenly outside them. Where the terms do not give
/// the share of those outside, cases of a priority whose clock always runs come evenly through the
/// week, and all others come inside. Holidays are not reckoned with. A response is the moment when
/// an engineer takes up the case; triage, parts and suppliers take no time.
public struct Feasibility: Sendable {
  /// What is to be expected for each promised priority of which the terms give the cases and the
  /// handling time, most urgent first.
  public let levels: [LevelAttainment]
  /// The promised priorities of which the terms do not.
  public let unknown: [Priority]
  /// The share of their time that the cases ask of the engineers of the shift; with 1 or more, the
  /// queue grows without end.
  public let shiftUtilisation: Double
  /// The same for those on call; nil where no case is for them.
  public let onCallUtilisation: Double?

  /// Reckons with the contract's capacity; nil without one.
  public init?(_ contract: Contract) {
    guard let capacity = contract.capacity else { return nil }
    let model = StaffingModel(contract, capacity)
    levels = contract.serviceLevels.compactMap { model.attainment(of: $0.priority, $0.value) }
    let known = levels.map(\.priority)
    unknown = contract.serviceLevels.priorities.filter { !known.contains($0) }
    shiftUtilisation = model.shift(of: capacity.engineersPerShift).utilisation
    let onCall = model.onCall(of: capacity.onCall)
    onCallUtilisation = onCall.demands.isEmpty ? nil : onCall.utilisation
  }

  /// Whether the engineers, at work and on call, have more time than the cases take.
  public var isStable: Bool { max(shiftUtilisation, onCallUtilisation ?? 0) < 1 }

  /// The fewest engineers with whom each promise is kept; nil where none suffice for one.
  public var neededStaffing: Staffing? {
    levels.reduce(Staffing(engineers: 0, onCall: 0)) { most, level in
      guard let most, let needed = level.needed else { return nil }
      return Staffing(
        engineers: max(most.engineers, needed.engineers), onCall: max(most.onCall, needed.onCall))
    }
  }
}
