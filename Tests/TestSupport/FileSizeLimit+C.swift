import Foundation

/// Makes the disk look full to this process: no file may grow beyond so many bytes.
///
/// It cannot be undone, so it belongs into exit tests.
public func limitFileSize(bytes: UInt64) {
  // Without this the process would be killed instead of told.
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
  #if os(Linux)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  #else
    _ = unsafe setrlimit(RLIMIT_FSIZE, &limit)
  #endif
}
