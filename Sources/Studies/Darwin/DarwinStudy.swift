import Learning
import Response
import Storage

/// The model-independent search for new physics in DARWIN (arXiv:2410.00755), from nothing to a report.
///
/// Each stage goes from files to files by the same steps that the verbs of the program call.
public struct DarwinStudy: Sendable {
  /// The settings.
  public let configuration: DarwinConfiguration
  /// Whether the samples are those of a first look.
  public let isQuick: Bool
  /// Events of the user's own to be tested; nil for none.
  public let own: OwnEvents?

  /// A study with its settings.
  public init(_ configuration: DarwinConfiguration, isQuick: Bool = false, own: OwnEvents? = nil) {
    self.configuration = configuration
    self.isQuick = isQuick
    self.own = own
  }

  /// The stages in their order.
  public var stages: [Stage] {
    [
      rates,  // spectra of what is expected, and which part of it is seen
      trainingEvents,  // events with waveforms, uniform in energy
      training,  // the autoencoder and the classifier
      validation,  // their scores of the events that they learnt from or were judged by
      background,  // what is expected, simulated and scored
      signals,  // WIMPs of all masses, simulated and scored
      weightScan,  // what another weight of the classifier would do
      significances,  // every statistic, for the benchmark
      contours,  // the plane of mass and cross section
      likelihood,  // what a search that knows the signal reaches, and what it costs not to know it
      soundness,  // do the numbers mean what they say?
    ] + (own.map { [ownData($0)] } ?? []) + [  // what they say of the user's events
      results,  // one file of all numbers
      report,  // the page that a person reads
    ]
  }

  var settings: DarwinSettings { configuration.settings }
  var detector: Detector { configuration.detector }

  /// The part of the configuration that a stage depends on, as text.
  func part(_ values: any Encodable...) -> String {
    values.map { value in
      guard let text = try? YAMLEncoder().encode(value) else {
        preconditionFailure("DarwinStudy: \(value) cannot be written as YAML")
      }
      return text
    }.joined(separator: Self.partMark)
  }

  /// What stands between the values of a part.
  static let partMark = "---\n"
  /// What stands behind the parts of stages that say how large samples are.
  static let quickMark = "quick\n"

  /// The seed of a sample: no two samples share an event.
  func seed(_ sample: Sample) -> UInt64 { settings.seed << 20 | sample.number }

  /// What is simulated.
  enum Sample {
    case training(isNuclear: Bool)
    case acceptance(Int)
    case background(component: Int, source: Int)
    case signal(Int)
    case scanBackground(Int)
    case scanSignal
    case recoils

    var number: UInt64 {
      switch self {
      case .training(let isNuclear): isNuclear ? 2 : 1
      case .scanSignal: 3
      case .recoils: 4
      case .acceptance(let source): 1 << 16 + UInt64(source)
      case .background(let component, let source):
        2 << 16 + UInt64(component) << 8 + UInt64(source)
      case .signal(let number): 3 << 16 + UInt64(number)
      case .scanBackground(let source): 4 << 16 + UInt64(source)
      }
    }
  }
}
