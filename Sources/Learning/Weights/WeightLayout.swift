/// Where each weight of a model lies in one vector.
///
/// The trained weights come first and the statistics behind them, so that an optimiser's step is
/// one pass over one range. Each weight begins at a multiple of `alignment`; the numbers between
/// are zero and stay so, because their gradients are.
public struct WeightLayout: Hashable, Sendable {
  /// A weight and its place.
  public struct Entry: Hashable, Sendable {
    /// The weight.
    public let description: WeightDescription
    /// Its place, without the padding behind it.
    public let range: Range<Int>
    /// Its name in the model, such as "encoder.0.weight".
    public var name: String { description.name }
    /// Its sizes, the last running fastest.
    public var dimensions: [Int] { description.dimensions }
  }

  /// Weights begin at multiples of this: a cache line of float32 and of bfloat16 alike.
  public static let alignment = 32

  /// The weights in the order of the vector.
  public let entries: [Entry]
  /// The length of the vector.
  public let count: Int
  /// The length of its first part, which the optimiser changes.
  public let trainedCount: Int
  private let places: [String: Int]

  /// The layout of these weights; names differ.
  public init(_ descriptions: [WeightDescription]) {
    var entries: [Entry] = []
    var places: [String: Int] = [:]
    var end = 0
    func append(_ role: WeightDescription.Role) {
      for description in descriptions where description.role == role {
        let clash = places.updateValue(entries.count, forKey: description.name)
        precondition(clash == nil, "WeightLayout: two weights are named \(description.name)")
        let range = end..<end + description.count
        entries.append(Entry(description: description, range: range))
        end = (range.upperBound + Self.alignment - 1) / Self.alignment * Self.alignment
      }
    }
    append(.trained)
    trainedCount = end
    append(.statistic)
    count = end
    self.entries = entries
    self.places = places
  }

  /// The weight of this name.
  public subscript(name: String) -> Entry? { places[name].map { entries[$0] } }

  /// How many numbers are trained, without padding.
  public var parameterCount: Int {
    entries.reduce(0) { $1.description.role == .trained ? $0 + $1.range.count : $0 }
  }

  /// The weights as their initialisers make them.
  public func initialWeights(seed: UInt64) -> Weights {
    var weights = Weights(self)
    for (index, entry) in entries.enumerated() {
      weights[entry.name] = entry.description.initialiser.values(
        count: entry.range.count, seed: seed, index: index)
    }
    return weights
  }
}
