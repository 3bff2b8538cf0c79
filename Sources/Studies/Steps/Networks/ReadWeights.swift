public import Learning
import Storage

/// How a file lays out the weights of dense layers.
public enum WeightConvention: String, Sendable, CaseIterable {
  /// Inputs x outputs, for y = x W + b.
  case darkfield
  /// Outputs x inputs, for y = W x + b, as PyTorch's `state_dict` has them.
  case torch
}

/// Weights of a model, by name, from HDF5 or NumPy's `.npz`.
///
/// The weight `encoder.0.weight` is the array of that name, or in HDF5 the dataset
/// `encoder/0/weight`; arrays that no weight is named after are left alone.
///
/// - Parameters:
///   - path: The file.
///   - layout: The weights of the model.
///   - group: What stands before every name in the file, such as "vae".
///   - convention: How the file lays out the weights of dense layers.
/// - Returns: The weights.
/// - Throws: Where an array lacks or has another shape.
public func readWeights(
  from path: String, into layout: WeightLayout, group: String = "",
  convention: WeightConvention = .darkfield
) throws -> Weights {
  let file = try ArrayFile(path: path)
  let names = Set(file.names)
  var weights = Weights(layout)
  for entry in layout.entries {
    let candidates = [entry.name, entry.name.replacing(".", with: "/")].flatMap { name in
      group.isEmpty ? [name] : ["\(group)/\(name)", "\(group).\(name)"]
    }
    guard let name = candidates.first(where: names.contains) else {
      let listed = names.sorted()
      throw StorageError.absent(
        path: path, place: "arrays",
        expected: "'\(candidates[0])'"
          + (listed.isEmpty ? ", but there are none" : " among \(listed.quotedList)"),
        suggestion: nearest(to: candidates[0], among: listed))
    }
    let array = try file.array(name)
    weights[entry.name] = try values(
      of: array, entry, convention, path: path, place: file.place(of: name))
  }
  return weights
}

/// The numbers of an array as a weight has them, the last extent running fastest.
private func values(
  of array: (shape: [Int], values: [Float]), _ entry: WeightLayout.Entry,
  _ convention: WeightConvention, path: String, place: String
) throws -> [Float] {
  let isTurned = convention == .torch && entry.dimensions.count == 2
  let expected = isTurned ? entry.dimensions.reversed() : entry.dimensions
  guard array.shape == expected else {
    let other: WeightConvention = convention == .torch ? .darkfield : .torch
    let hint =
      entry.dimensions.count == 2 && array.shape == expected.reversed()
      ? ", or the convention '\(other.rawValue)', in which it would fit" : ""
    throw StorageError.unexpected(
      path: path, place: place, found: "the shape \(array.shape.crossed)",
      expected: expected.crossed + hint)
  }
  guard isTurned else { return array.values }
  let (inputs, outputs) = (entry.dimensions[0], entry.dimensions[1])
  var turned = array.values
  for input in 0..<inputs {
    for output in 0..<outputs {
      turned[input * outputs + output] = array.values[output * inputs + input]
    }
  }
  return turned
}

extension [Int] {
  /// The extents as sentences have them, such as "3 x 4".
  fileprivate var crossed: String {
    isEmpty ? "of a single value" : map(String.init).joined(separator: " x ")
  }
}
