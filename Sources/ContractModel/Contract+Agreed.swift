extension Contract {
  /// The terms without what is the provider's own business and says nothing to the client: what he
  /// can do (`capacity`), and which findings of the checks he accepts (`allow`).
  ///
  /// Contracts are written from these alone, so that what is left out cannot reach a word of
  /// theirs, and these alone are attached to them.
  public var agreed: Contract {
    var agreed = self
    agreed.capacity = nil
    agreed.allow = []
    return agreed
  }
}
