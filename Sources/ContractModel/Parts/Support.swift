public import StrictInput

/// When and how support is reached.
public struct Support: Codable, Sendable, Hashable {
  public var timeZone: TimeZoneName
  public var hours: SupportHours
  public var holidays: Holidays?
  public var afterHours: AfterHours?
  public var channels: [Channel]
  public var delivery: Delivery
  public var onsite: OnsiteSupport?
  public var remote: RemoteSupport?
}

extension Support: StrictRecord {
  public init(from fields: inout FieldReader) {
    timeZone = fields.required("timeZone", "The time zone of all times of day.")
    hours = fields.required("hours", "The opening hours of each day, or always.")
    holidays = fields.optional("holidays", "Which holidays count, and whether they are covered.")
    afterHours = fields.optional("afterHours", "What is done outside the support hours.")
    channels = fields.list("channels", "How support is reached.", atLeast: 1)
    delivery = fields.required(
      "delivery", "Where support is given unless a service says otherwise.")
    onsite = fields.optional("onsite", "The terms of visits.")
    remote = fields.optional("remote", "The terms of remote access.")
  }
}

/// The days on which support hours do not count.
public struct Holidays: Codable, Sendable, Hashable {
  public var calendar: String
  public var covered: Bool
  public var dates: [CalendarDate]
}

extension Holidays: StrictRecord {
  public init(from fields: inout FieldReader) {
    calendar = fields.required("calendar", "Which holidays, in words.")
    covered = fields.required("covered", "Whether support is given on them.")
    dates = fields.list("dates", "The days, where they are to be listed.")
  }
}

/// Support outside the support hours.
public struct AfterHours: Codable, Sendable, Hashable {
  public var channel: String
  public var covers: [Priority]
  public var rate: Money?
  public var minimum: TimeSpan?
}

extension AfterHours: StrictRecord {
  public init(from fields: inout FieldReader) {
    channel = fields.required("channel", "How it is reached.")
    covers = fields.list("covers", "The priorities it is for.", atLeast: 1)
    rate = fields.optional("rate", "The charge for an hour.")
    minimum = fields.optional("minimum", "The least time that is charged.")
  }
}

/// A way to reach support.
public struct Channel: Codable, Sendable, Hashable {
  public var kind: Kind
  public var value: String
}

extension Channel: StrictRecord {
  public init(from fields: inout FieldReader) {
    kind = fields.required("kind", "The kind of channel.")
    value = fields.required("value", "The number or address.")
  }
}

extension Channel {
  public enum Kind: String, StrictChoice {
    case telephone, email, portal, chat

    public static var example: Kind { .telephone }
  }
}

/// The terms of visits.
public struct OnsiteSupport: Codable, Sendable, Hashable {
  public var arrival: TimeSpan?
  public var travel: String?
}

extension OnsiteSupport: StrictRecord {
  public init(from fields: inout FieldReader) {
    arrival = fields.optional("arrival", "How soon an engineer arrives.")
    travel = fields.optional("travel", "What travel costs.")
  }
}

/// The terms of remote access.
public struct RemoteSupport: Codable, Sendable, Hashable {
  public var tools: [String]
  public var consent: String?
}

extension RemoteSupport: StrictRecord {
  public init(from fields: inout FieldReader) {
    tools = fields.list("tools", "The tools that may be used.")
    consent = fields.optional("consent", "Who agrees to a session, and how.")
  }
}
