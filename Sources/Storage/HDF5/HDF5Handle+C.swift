import CHDF5
import Foundation

/// An open object of HDF5, closed with its last owner.
final class HDF5Handle {
  let id: hid_t
  private var isOpen = true

  /// Takes over what a function of the library returned; nil where that was a failure.
  init?(_ id: hid_t) {
    guard id >= 0 else { return nil }
    self.id = id
  }

  /// Closes now and says whether that went well: a full disk shows only here.
  func close() -> Bool {
    guard isOpen else { return true }
    isOpen = false
    return H5Idec_ref(id) >= 0
  }

  deinit {
    // The reason of a failure must outlive what was open around it.
    if isOpen { ch5_close_quietly(id) }
  }
}

/// The library itself.
public enum HDF5Library {
  /// The version, such as "1.10.8", for a report on the installation.
  public static var version: String {
    var major: UInt32 = 0
    var minor: UInt32 = 0
    var release: UInt32 = 0
    _ = unsafe H5get_libversion(&major, &minor, &release)
    return "\(major).\(minor).\(release)"
  }

  /// To be called before the library is used: it prints errors unless told not to on this thread.
  static func start() { ch5_start() }

  /// What failed last on this thread, in the words of the system where it was the system.
  static func takeFailure() -> String {
    var text = [CChar](repeating: 0, count: 512)
    unsafe text.withUnsafeMutableBufferPointer { text in
      unsafe ch5_take_failure(text.baseAddress, text.count)
    }
    return sentence(for: text.string)
  }

  /// What the system says where another program has locked a file.
  static var lockedReason: String { unsafe String(cString: strerror(EAGAIN)) }

  /// The heart of a message of the library's.
  ///
  /// A failing system call gives `…, error message = 'No space left on device', …`, a file cut
  /// short `truncated file: eof = 96, sblock->base_addr = 0, stored_eof = 2048`.
  static func sentence(for message: String) -> String {
    if let system = message.firstMatch(of: #/error message = '([^']*)'/#) {
      return String(system.output.1)
    }
    if let short = message.firstMatch(of: #/truncated file: eof = (\d+).* = (\d+)/#) {
      return "it has \(short.output.1) bytes, expected \(short.output.2)"
    }
    return message.isEmpty ? "HDF5 does not say why" : message
  }
}

extension [CChar] {
  /// The text up to the first zero.
  var string: String {
    String(decoding: prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
