public import StrictInput

/// The standard of the work.
public struct Quality: Codable, Sendable, Hashable {
  public var standards: [String]
  public var benchmarks: [Benchmark]
  public var workmanship: Workmanship?
}

extension Quality: StrictRecord {
  public init(from fields: inout FieldReader) {
    standards = fields.list("standards", "The standards that are kept, such as ISO 9001:2015.")
    benchmarks = fields.list("benchmarks", "What is measured beside the service levels.")
    workmanship = fields.optional("workmanship", "What is done about defective work.")
  }
}

/// A measure with a target.
public struct Benchmark: Codable, Sendable, Hashable {
  public var measure: String
  public var target: Percent
  public var period: Period
}

extension Benchmark: StrictRecord {
  public init(from fields: inout FieldReader) {
    measure = fields.required("measure", "What is measured.")
    target = fields.required("target", "The share that is to be reached.")
    period = fields.required("period", "Over what time it is measured.")
  }
}

/// The promise to do defective work again, free of charge.
public struct Workmanship: Codable, Sendable, Hashable {
  public var remedyPeriod: TimeSpan
}

extension Workmanship: StrictRecord {
  public init(from fields: inout FieldReader) {
    remedyPeriod = fields.required(
      "remedyPeriod", "How long after the work a defect may be reported.")
  }
}
