import CommandLineKit
import Learning
import Storage
import Studies

/// `darkfield export`: a model for other programs.
enum ExportVerb: ProgramVerb {
  /// Which networks go into the file.
  enum Network: String, CaseIterable {
    case all, vae, classifier

    var parts: ONNXModel.Parts {
      switch self {
      case .all: .all
      case .vae: .autoencoder
      case .classifier: .classifier
      }
    }
  }

  static let verb = Verb(
    "export", summary: "Write the networks of a model to ONNX, for Python and other programs.",
    discussion:
      "The map of the input is part of what is written: give it rows as they were measured.",
    positionals: [
      Positional("model", .file, help: "A file that 'darkfield train' wrote.")
    ],
    options: [
      CommonOptions.output,
      Option(
        "network", .value(placeholder: "network", .choice(of: Network.self)),
        help: "Both networks, or one of them.", fallback: Network.all.rawValue),
      Option(
        "seed", .value(placeholder: "number"),
        help: "Whose networks, where several were trained; the first unless given."),
      CommonOptions.force,
    ],
    examples: [
      Verb.Example("darkfield export model.h5 -o model.onnx", "For onnxruntime.")
    ])

  static func run(_ arguments: ParsedArguments) async throws -> ExitCode {
    let path = arguments.word("model") ?? ""
    let model = try ModelFile(path: path).model(of: path)
    var member = 0
    if arguments.has("seed") {
      let seed = try arguments.unsigned("seed")
      let seeds = model.members.map(\.seed)
      guard let found = seeds.firstIndex(of: seed) else {
        let list = seeds.map(String.init).joined(separator: ", ")
        throw arguments.invalid("seed", expected: "a seed of the model: \(list)")
      }
      member = found
    }
    let network: Network = try arguments.choice("network")
    try exportNetworks(
      of: model, member: member, parts: network.parts, to: try arguments.path("output"),
      overwrite: arguments.has("force"))
    return .done
  }
}
