internal import Foundation
public import Testing

/// Holds that some work takes little of the processor's time, which is the same however busy the
/// machine is.
public func expectLittleWork<Answer, Failure>(
  sourceLocation: SourceLocation = #_sourceLocation, _ work: () throws(Failure) -> Answer
) throws(Failure) -> Answer {
  let start = processorTimeOfThread()
  defer {
    let taken = processorTimeOfThread() - start
    #expect(taken < .seconds(20), sourceLocation: sourceLocation)
  }
  return try work()
}

private func processorTimeOfThread() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
