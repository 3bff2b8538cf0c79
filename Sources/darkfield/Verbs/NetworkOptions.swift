import CommandLineKit
import Kernels
import Studies

/// Options of the verbs that train and apply networks.
enum NetworkOptions {
  /// The precision of matrix products.
  static let precision = Option(
    "precision", .value(placeholder: "precision", .choice(of: Compute.Precision.self)),
    help: "float32, or mixed: bfloat16 products where the processor has them.")
}

extension ParsedArguments {
  /// Says that mixed precision falls back where the processor cannot do it.
  func remark(on precision: Compute.Precision) {
    guard precision == .mixed, !Compute.supportsMixedPrecision, !has("quiet") else { return }
    Terminal.say("this processor has no bfloat16 products: float32 is used instead\n")
  }

  /// Names of datasets, separated by commas, each a block of the row; several joined by '+' add up.
  func blocks() throws(UsageError) -> [RowBlock]? {
    guard has("blocks") else { return nil }
    let words = try string("blocks").split(separator: ",", omittingEmptySubsequences: false)
    var blocks: [RowBlock] = []
    for word in words {
      let datasets = word.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
      guard datasets.allSatisfy({ !$0.isEmpty }), let first = datasets.first else {
        throw invalid("blocks", expected: "names of datasets, as in 's1,s2_top+s2_bottom'")
      }
      let name = first.split(separator: "/").last.map(String.init) ?? first
      blocks.append(RowBlock(name: name, datasets: datasets))
    }
    return blocks
  }
}
