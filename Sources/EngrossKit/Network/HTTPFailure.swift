/// Why `CurlTransport` has no answer of a server.
public enum HTTPFailure: Error, Hashable {
  case unknownHost(String)
  /// With the port.
  case noConnection(to: String)
  /// The reason is OpenSSL's.
  case untrusted(String)
  case tooSlow(limit: Duration)
  /// In bytes.
  case tooLarge(limit: Int)
  case redirected(to: String)
  case cancelled
  /// The reason is libcurl's.
  case failed(String)
}

extension HTTPFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownHost(let host):
      "there is no server \(host) to be found; check the address and the network"
    case .noConnection(let server):
      "nothing answers at \(server); check the address and any firewall"
    case .untrusted(let reason):
      "its certificate is not trusted: \(reason); whoever issued it must be among the authorities "
        + "that this system trusts"
    case .tooSlow(let limit):
      "it had not answered in full after \(limit); try again later"
    case .tooLarge(let limit):
      "its answer is larger than \(limit) bytes; is this the right address?"
    case .redirected(let address):
      "it sends the request on to \(address); give that address if you trust it"
    case .cancelled:
      "the request was cancelled"
    case .failed(let reason):
      reason
    }
  }
}
