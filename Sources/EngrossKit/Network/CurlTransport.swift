internal import CCurl
internal import Foundation
internal import Synchronization

/// The transport unless another is given: libcurl, with the authorities that the system trusts.
public enum CurlTransport {
  /// Posts a request and returns the answer; is an `HTTPTransport`.
  ///
  /// Follows no redirect: whoever was asked answers.
  public static func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let cancellation = Cancellation()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // libcurl blocks its thread, which must be none of those that run tasks.
        Thread.detachNewThread {
          let transfer = Transfer(request, until: cancellation)
          continuation.resume(
            returning: Result { () throws(HTTPFailure) in try transfer.response() })
        }
      }
    } onCancel: {
      cancellation.isWanted.store(true, ordering: .relaxed)
    }
    return try result.get()
  }
}

private final class Cancellation: Sendable {
  let isWanted = Atomic(false)
}

/// One exchange with a server, on the thread that made it.
private final class Transfer {
  private static let begun = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  private let request: HTTPRequest
  private let cancellation: Cancellation
  private var body: [UInt8] = []
  /// How many bytes came, with the head.
  private var size = 0

  init(_ request: HTTPRequest, until cancellation: Cancellation) {
    self.request = request
    self.cancellation = cancellation
  }

  private static func at(_ address: UnsafeMutableRawPointer?) -> Transfer {
    guard let address else { preconditionFailure("libcurl forgot what it was given") }
    return Unmanaged.fromOpaque(address).takeUnretainedValue()
  }

  func response() throws(HTTPFailure) -> HTTPResponse {
    let complaint = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    defer { complaint.deallocate() }
    let headers = request.headers.reduce(nil) { curl_slist_append($0, "\($1.key): \($1.value)") }
    defer { curl_slist_free_all(headers) }
    guard Self.begun == CURLE_OK, let curl = curl_easy_init() else {
      throw .failed("libcurl cannot begin; is there memory left?")
    }
    defer { curl_easy_cleanup(curl) }

    var status = prepare(curl, headers: headers, complaint: complaint)
    if status == CURLE_OK {
      ignoreBrokenPipes()
      status = curl_easy_perform(curl)
    }
    guard status == CURLE_OK else {
      let words = complaint.pointee == 0 ? curl_easy_strerror(status) : UnsafePointer(complaint)
      throw failure(status, words.map { String(cString: $0) } ?? "libcurl gives no reason")
    }
    if let address = ccurl_text(curl, CURLINFO_REDIRECT_URL) {
      throw .redirected(to: String(cString: address))
    }
    return HTTPResponse(status: ccurl_number(curl, CURLINFO_RESPONSE_CODE), body: body)
  }

  private func prepare(
    _ curl: UnsafeMutableRawPointer, headers: UnsafeMutablePointer<curl_slist>?,
    complaint: UnsafeMutablePointer<CChar>
  ) -> CURLcode {
    let own = Unmanaged.passUnretained(self).toOpaque()
    // 0 would be no limit.
    let milliseconds = Int(min(max(request.patience / .milliseconds(1), 1), Double(Int32.max)))
    let statuses = [
      ccurl_set_pointer(curl, CURLOPT_ERRORBUFFER, complaint),
      ccurl_set_pointer(curl, CURLOPT_URL, request.url.absoluteString),
      ccurl_set_pointer(curl, CURLOPT_PROTOCOLS_STR, "http,https"),
      ccurl_set_pointer(curl, CURLOPT_USERAGENT, "Engross"),
      ccurl_set_pointer(curl, CURLOPT_HTTPHEADER, headers),
      ccurl_set_number(curl, CURLOPT_POSTFIELDSIZE, request.body.count),
      ccurl_set_pointer(curl, CURLOPT_COPYPOSTFIELDS, request.body),
      ccurl_set_number(curl, CURLOPT_TIMEOUT_MS, milliseconds),
      // The limit holds for the look-up of the name too: its thread ends alone.
      ccurl_set_number(curl, CURLOPT_QUICK_EXIT, 1),
      // Signals are the whole process's.
      ccurl_set_number(curl, CURLOPT_NOSIGNAL, 1),
      ccurl_set_pointer(curl, CURLOPT_HEADERDATA, own),
      ccurl_set_receiver(curl, CURLOPT_HEADERFUNCTION) { _, size, count, transfer in
        Transfer.at(transfer).hasRoom(for: size * count) ? size * count : 0
      },
      ccurl_set_pointer(curl, CURLOPT_WRITEDATA, own),
      ccurl_set_receiver(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, transfer in
        // Fewer bytes than came end the exchange.
        let own = Transfer.at(transfer)
        guard own.hasRoom(for: size * count) else { return 0 }
        own.body += UnsafeRawBufferPointer(start: bytes, count: size * count)
        return size * count
      },
      // Called at least once a second.
      ccurl_set_number(curl, CURLOPT_NOPROGRESS, 0),
      ccurl_set_pointer(curl, CURLOPT_XFERINFODATA, own),
      ccurl_set_meter(curl, CURLOPT_XFERINFOFUNCTION) { transfer, _, _, _, _ in
        Transfer.at(transfer).cancellation.isWanted.load(ordering: .relaxed) ? 1 : 0
      },
    ]
    return statuses.first { $0 != CURLE_OK } ?? CURLE_OK
  }

  private func hasRoom(for count: Int) -> Bool {
    size += count
    return size <= request.largestAnswer
  }

  private func failure(_ status: CURLcode, _ reason: String) -> HTTPFailure {
    let host = request.url.host() ?? ""
    switch status {
    case CURLE_COULDNT_RESOLVE_HOST:
      return .unknownHost(host)
    case CURLE_COULDNT_CONNECT:
      let port = request.url.port ?? (request.url.scheme?.lowercased() == "https" ? 443 : 80)
      return .noConnection(to: "\(host):\(port)")
    case CURLE_PEER_FAILED_VERIFICATION:
      return .untrusted(reason)
    case CURLE_OPERATION_TIMEDOUT:
      return .tooSlow(limit: request.patience)
    case CURLE_WRITE_ERROR where size > request.largestAnswer:
      return .tooLarge(limit: request.largestAnswer)
    case CURLE_ABORTED_BY_CALLBACK:
      return .cancelled
    default:
      return .failed(reason)
    }
  }
}

/// Keeps a server that hangs up from ending the process; for this thread only.
private func ignoreBrokenPipes() {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
}
