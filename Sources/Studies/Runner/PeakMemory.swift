import Foundation
import Kernels

/// The most memory that the program has had, where Linux tells.
enum PeakMemory {
  /// Forgets what was before, so that `megabytes` is the peak from now on.
  static func reset() {
    FreedMemory.giveBack()
    let handle = FileHandle(forWritingAtPath: "/proc/self/clear_refs")
    try? handle?.write(contentsOf: Data("5".utf8))
    try? handle?.close()
  }

  /// The peak in MB; nil where the system does not say.
  static var megabytes: Double? {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) })
    else { return nil }
    return kilobytes * 1024 / 1e6
  }
}
