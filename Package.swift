// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target, tests included, is compiled with these.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatWarning("StrictMemorySafety", as: .error),
]

/// C loops contract nothing, so that every instruction set gives the same bits.
///
/// A square root that might report an error would be a call for each number.
let exact: [CSetting] = [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno"])]

#if os(macOS)
  let hdf5 = "hdf5"
#else
  // Debian's plain `hdf5` is an alternatives link that an MPI build may take.
  let hdf5 = "hdf5-serial"
#endif

/// The launcher sets it; the manifest's own git information goes stale in SwiftPM's cache.
let commit = Context.environment["DARKFIELD_COMMIT"] ?? "unknown"

let package = Package(
  name: "Darkfield",
  platforms: [.macOS("26.0")],
  products: [
    .executable(name: "darkfield", targets: ["darkfield"]),
    .library(
      name: "DarkfieldRooms",
      targets: [
        "CommandLineKit", "Inference", "Learning", "Numerics", "Plotting", "Reporting", "Response",
        "Spectra", "Storage", "Studies",
      ]),
  ],
  targets: [
    // MARK: - C doors, each imported by one room only
    .target(
      name: "CKernels",
      cSettings: exact + [.define("DARKFIELD_COMMIT", to: "\"\(commit)\"")]),
    .target(name: "CBoostMath"),
    // oneDNN has no pkg-config file on Debian.
    .target(name: "CDNN", linkerSettings: [.linkedLibrary("dnnl")]),
    .systemLibrary(name: "SHDF5", pkgConfig: hdf5),
    .target(name: "CHDF5", dependencies: ["SHDF5"]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "SRSVG", pkgConfig: "librsvg-2.0"),
    .target(name: "CRSVG", dependencies: ["SRSVG"]),
    .systemLibrary(name: "SFreeType", pkgConfig: "freetype2"),
    .target(name: "CFreeType", dependencies: ["SFreeType"]),

    // MARK: - Foundations: know nothing of physics
    .target(name: "CommandLineKit", swiftSettings: strict),
    .target(name: "Kernels", dependencies: ["CDNN", "CKernels"], swiftSettings: strict),
    .target(
      name: "Numerics", dependencies: ["Kernels", "CBoostMath"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m")]),
    .target(
      name: "Storage", dependencies: ["CHDF5", "CYAML", "CCrypto", "CZlib"], swiftSettings: strict),
    .target(
      name: "Plotting", dependencies: ["CFreeType", "CRSVG", "Numerics"], swiftSettings: strict),

    // MARK: - The sciences: know numbers, not each other
    .target(name: "Spectra", dependencies: ["Numerics"], swiftSettings: strict),
    .target(
      name: "Response", dependencies: ["Kernels", "Numerics"],
      resources: [.embedInCode("Detectors")], swiftSettings: strict),
    .target(name: "Learning", dependencies: ["Kernels", "Numerics"], swiftSettings: strict),

    .target(
      name: "Inference", dependencies: ["Kernels", "Numerics"],
      resources: [.embedInCode("Yellin/Table")], swiftSettings: strict),

    // MARK: - Pages: know figures and files, no science
    .target(
      name: "Reporting", dependencies: ["Plotting", "Storage"],
      resources: [.embedInCode("Page")], swiftSettings: strict),

    // MARK: - Where the rooms meet
    .target(
      name: "Studies",
      dependencies: [
        "Inference", "Kernels", "Learning", "Numerics", "Plotting", "Reporting", "Response",
        "Spectra", "Storage",
      ],
      resources: [
        .embedInCode("Darwin/Settings/darwin.yaml"), .embedInCode("Darwin/Settings/quick.yaml"),
      ],
      swiftSettings: strict),
    .target(
      name: "Benchmarks",
      dependencies: [
        "Inference", "Kernels", "Learning", "Numerics", "Plotting", "Response", "Spectra",
        "Storage", "Studies",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "darkfield",
      dependencies: [
        "Benchmarks", "CommandLineKit", "Inference", "Kernels", "Learning", "Numerics", "Plotting",
        "Reporting", "Response", "Spectra", "Storage", "Studies",
      ],
      swiftSettings: strict),

    // MARK: - Examples, built with everything else so that they stay true
    .executableTarget(
      name: "toy-spectrum", dependencies: ["Numerics", "Storage"], path: "Examples/ToySpectrum",
      swiftSettings: strict),
    .executableTarget(
      name: "gallery", dependencies: ["Numerics", "Plotting", "Storage"], path: "Examples/Gallery",
      swiftSettings: strict),

    // MARK: - Tests mirror the rooms
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "CommandLineKitTests", dependencies: ["CommandLineKit"], swiftSettings: strict),
    .testTarget(
      name: "KernelsTests", dependencies: ["Kernels", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "NumericsTests", dependencies: ["Kernels", "Numerics", "TestSupport"],
      resources: [.copy("References")], swiftSettings: strict),
    .testTarget(
      name: "PlottingTests", dependencies: ["Numerics", "Plotting", "TestSupport", "gallery"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["Numerics", "Plotting", "Reporting", "Storage", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SpectraTests", dependencies: ["Numerics", "Spectra"],
      resources: [.copy("References")], swiftSettings: strict),
    .testTarget(
      name: "ResponseTests",
      dependencies: ["Kernels", "Numerics", "Response", "Spectra", "Storage"],
      resources: [.copy("References")], swiftSettings: strict),
    .testTarget(
      name: "LearningTests",
      dependencies: ["Kernels", "Learning", "Numerics", "Storage", "TestSupport"],
      resources: [.copy("References")], swiftSettings: strict),
    .testTarget(
      name: "InferenceTests",
      dependencies: ["Inference", "Kernels", "Numerics", "Storage", "TestSupport"],
      resources: [.copy("References")], swiftSettings: strict),
    .testTarget(
      name: "StorageTests", dependencies: ["Storage", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StudiesTests",
      dependencies: [
        "Inference", "Kernels", "Learning", "Numerics", "Plotting", "Reporting", "Response",
        "Spectra", "Storage", "Studies", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "darkfieldTests",
      dependencies: ["Numerics", "Response", "Storage", "Studies", "TestSupport", "darkfield"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu17,
  cxxLanguageStandard: .cxx17
)
