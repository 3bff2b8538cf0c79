import Foundation
import Kernels
import Numerics
import Plotting
import Storage

/// Looks at everything that has to be in order for results to be right and fast.
public func examineInstall() -> [Finding] {
  [
    Finding("program", found: "darkfield \(Build.version), commit \(Build.commit)"),
    Finding("system", found: Machine.current.operatingSystem),
    Finding("processor", found: Machine.current.processor),
    instructionSet(),
    threads(),
    memory(),
    Finding("HDF5", found: HDF5Library.version),
    Finding("libyaml", found: YAMLLibrary.version),
    Finding("libcrypto", found: ChecksumStream.libraryVersion),
    Finding("zlib", found: ZlibLibrary.version),
    Finding("Boost.Math", found: SpecialFunctions.libraryVersion),
    Finding("oneDNN", found: NetworkEngine.version),
    mixedPrecision(),
    Finding("librsvg", found: SVGRenderer.libraryVersions),
    Finding("FreeType", found: Typeface.libraryVersion),
    fonts(in: FontLibrary.folders),
    openBLAS(ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"]),
    randomNumbers(),
    fileRoundTrip(in: FileManager.default.temporaryDirectory.path),
  ]
}

private func instructionSet() -> Finding {
  let current = InstructionSet.current
  return Finding(
    "instructions", current == .baseline ? .remark : .sound, found: current.rawValue,
    advice: current == .baseline
      ? "the same results on a processor with AVX2 take about half the time" : "")
}

private func mixedPrecision() -> Finding {
  Finding(
    "mixed precision",
    found: Compute.supportsMixedPrecision
      ? "bfloat16 products" : "no bfloat16 products, so networks train in float32")
}

private func threads() -> Finding {
  let information = ProcessInfo.processInfo
  return Finding(
    "threads",
    found: "\(information.activeProcessorCount) of \(information.processorCount) processors")
}

private func memory() -> Finding {
  let gigabytes = Double(ProcessInfo.processInfo.physicalMemory) / 0x1p30
  let isSmall = gigabytes < 3.5
  return Finding(
    "memory", isSmall ? .remark : .sound, found: "\((gigabytes * 10).rounded() / 10) GiB",
    advice: isSmall ? "training the networks wants 4 GiB" : "")
}

/// Without a font that has the letters of physics no figure is drawn.
func fonts(in folders: [String]) -> Finding {
  do {
    return Finding("fonts", found: try FontLibrary.find(in: folders))
  } catch {
    return Finding(
      "fonts", .amiss, found: "\(error)",
      advice: "install a font package, such as fonts-dejavu-core, or no figure can be drawn")
  }
}

func openBLAS(_ coreType: String?) -> Finding {
  guard let coreType else { return Finding("OpenBLAS", found: "chooses its own kernels") }
  return Finding(
    "OpenBLAS", .remark, found: "OPENBLAS_CORETYPE=\(coreType)",
    advice: "unset it, as ./darkfield does: it halves the speed of small linear algebra")
}

/// The published answer of Philox4x32-10 for counter and key of all ones (Salmon et al., SC'11,
/// `kat_vectors` of Random123), and a mean that a broken stream would miss.
func randomNumbers() -> Finding {
  var words: [UInt64] = [0, 0]
  var span = words.mutableSpan
  Philox.fill(&span, key: .max, index: .max, high: .max, block: .max)
  guard words == [0x41c8_3b0e_408f_276d, 0x6d54_51fd_a20b_c7c6] else {
    return Finding(
      "random numbers", .amiss, found: "\(words), which is not the published answer",
      advice: "do not use this build; report the processor and the compiler")
  }
  let count = 100_000
  var stream = RandomStream(seed: 1, purpose: .test, index: 0)
  let mean = (0..<count).reduce(0) { sum, _ in sum + stream.uniform() } / Double(count)
  // Five standard deviations of the mean of a uniform number.
  guard abs(mean - 0.5) < 5 / (12 * Double(count)).squareRoot() else {
    return Finding(
      "random numbers", .amiss, found: "uniform numbers with mean \(mean)",
      advice: "do not use this build; report the processor and the compiler")
  }
  return Finding("random numbers", found: "as published")
}

/// Writes a file into a folder, reads it back, and removes it.
func fileRoundTrip(in folder: String) -> Finding {
  let path = "\(folder)/darkfield-doctor-\(UUID().uuidString).h5"
  defer { try? FileManager.default.removeItem(atPath: path) }
  do {
    let values = (0..<100_000).map { Double($0).squareRoot() }
    let writer = try HDF5Writer(path: path, overwrite: false)
    try writer.write(values, to: "values")
    try writer.commit()
    let reader = try HDF5Reader(path: path)
    _ = try reader.verifyChecksum("values")
    guard try reader.read("values", as: Double.self) == values else {
      return Finding(
        "files", .amiss, found: "an HDF5 file in \(folder) came back changed",
        advice: "check the disk and the HDF5 library")
    }
    return Finding("files", found: "HDF5 written and read in \(folder)")
  } catch {
    return Finding(
      "files", .amiss, found: "\(error)", advice: "make room in \(folder), or set TMPDIR")
  }
}
