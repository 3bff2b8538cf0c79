import Foundation

/// Lets this process write files of at most so many bytes, as on a disk that is full.
func limitFileSize(bytes: Int) {
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
  #if os(Linux)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  #else
    _ = unsafe setrlimit(RLIMIT_FSIZE, &limit)
  #endif
}
