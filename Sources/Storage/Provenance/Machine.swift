import Foundation

/// The machine a result was made on.
public struct Machine: Sendable, Hashable, Codable {
  /// The name of the machine in its network.
  public var host: String
  /// The make of the processor.
  public var processor: String
  /// The operating system with its version.
  public var operatingSystem: String

  /// Describes a machine.
  public init(host: String, processor: String, operatingSystem: String) {
    self.host = host
    self.processor = processor
    self.operatingSystem = operatingSystem
  }

  /// The machine this runs on.
  public static var current: Machine {
    let process = ProcessInfo.processInfo
    return Machine(
      host: process.hostName, processor: processorName ?? "unknown",
      operatingSystem: process.operatingSystemVersionString)
  }

  /// The processor's name where Linux keeps it.
  private static var processorName: String? {
    guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else {
      return nil
    }
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":", maxSplits: 1).last
    return name?.trimmingCharacters(in: .whitespaces)
  }
}
