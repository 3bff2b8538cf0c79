/// Why a network cannot be built, trained or resumed: what was found and what was expected.
public enum LearningError: Error, Equatable, CustomStringConvertible {
  /// A layer was given rows of a shape it cannot take.
  case shapeNotAccepted(layer: String, found: Shape, expected: String)
  /// A network ends in another number of outputs than its loss needs.
  case outputsDiffer(found: Shape, expected: String)
  /// A layer cannot be written to ONNX.
  case notExportable(layer: String)
  /// The loss became infinite or not a number; the weights are those before this step.
  case lossNotFinite(epoch: Int, step: Int, found: Double)
  /// The gradient became infinite or not a number; the weights are those before this step.
  case gradientNotFinite(epoch: Int, step: Int, found: Double)
  /// There are fewer rows than the training needs.
  case tooFewRows(found: Int, expected: Int, use: String)
  /// The numbers of two lists that belong together differ.
  case countsDiffer(what: String, found: Int, expected: Int)
  /// A label is not one that the loss knows.
  case labelNotAccepted(row: Int, found: Double, expected: String)
  /// One of the two kinds of events to be told apart has no event.
  case emptyClass(Int)
  /// A row has no blocks.
  case noBlocks
  /// A block has no numbers.
  case emptyBlock(String, count: Int)
  /// Two blocks have one name.
  case blockTwice(String)
  /// There is no block of this name.
  case unknownBlock(String, known: [String])
  /// A row has another length than the model's.
  case wrongLength(found: Int, expected: Int)
  /// A number is infinite, none, or too large; here rows and numbers are counted from zero.
  case notFinite(row: Int, block: String, number: Int, found: Float)
  /// Rows are to be turned and mirrored, and nobody said how.
  case noSymmetries
  /// There is nothing to learn from.
  case noRows
  /// Training is to continue from a state of another network or another training.
  case stateDoesNotFit(what: String, found: String, expected: String)

  /// One lowercase sentence without a full stop; rows, epochs and steps are counted from one.
  public var description: String {
    switch self {
    case .shapeNotAccepted(let layer, let found, let expected):
      "a \(layer) layer was given rows of shape \(found), expected \(expected)"
    case .outputsDiffer(let found, let expected):
      "the network's outputs have the shape \(found), expected \(expected)"
    case .notExportable(let layer):
      "a \(layer) layer cannot be written to ONNX, expected layers that can"
    case .lossNotFinite(let epoch, let step, let found):
      "the loss is \(Self.word(found)) in epoch \(epoch), step \(step), expected a finite number; a smaller learning rate or clipping may help"
    case .gradientNotFinite(let epoch, let step, let found):
      "the gradient's length is \(Self.word(found)) in epoch \(epoch), step \(step), expected a finite number; a smaller learning rate may help"
    case .tooFewRows(let found, let expected, let use):
      "found \(found) rows for \(use), expected at least \(expected)"
    case .countsDiffer(let what, let found, let expected):
      "found \(found) \(what), expected \(expected)"
    case .labelNotAccepted(let row, let found, let expected):
      "the label of row \(row + 1) is \(found), expected \(expected)"
    case .emptyClass(let label):
      "no row has the label \(label), expected rows of both kinds"
    case .noBlocks: "a row has no blocks, expected at least one"
    case .emptyBlock(let name, let count):
      "block '\(name)' has \(count) numbers, expected at least one"
    case .blockTwice(let name): "two blocks are called '\(name)', expected names that differ"
    case .unknownBlock(let name, let known):
      "there is no block '\(name)', expected one of \(known.joined(separator: ", "))"
    case .wrongLength(let found, let expected):
      "a row has \(found) numbers, expected the \(expected) that the model was trained on"
    case .notFinite(let row, let block, let number, let found):
      "row \(row), block '\(block)', number \(number) (counted from 0): found \(found), expected "
        + (found.isFinite
          ? "one that is at most \(InputMap.largestNumber) when mapped" : "a finite number")
    case .noSymmetries:
      "'symmetries' are wanted and those of the rows are not known, expected the places of the sensors"
    case .noRows: "there are no rows, expected at least one to learn from"
    case .stateDoesNotFit(let what, let found, let expected):
      "the training to be continued has the \(what) \(found), expected \(expected)"
    }
  }

  /// A number without the sign that only a NaN's bits have.
  private static func word(_ number: Double) -> String {
    number.isNaN ? "not a number" : number.isInfinite ? "infinite" : "\(number)"
  }
}
