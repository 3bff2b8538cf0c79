import Kernels
public import Learning
import Storage

/// Writes networks of a model to a file of ONNX, for onnxruntime and whatever else reads it.
///
/// What goes in and comes out is in `docs/learning.md`.
///
/// - Parameters:
///   - model: The model.
///   - member: Which of its seeds, by their order.
///   - parts: Which networks.
///   - path: The file.
///   - overwrite: Whether an existing file may be replaced.
/// - Throws: Where a layer has no counterpart in ONNX, or the file cannot be written.
public func exportNetworks(
  of model: AnomalyModel, member: Int = 0, parts: ONNXModel.Parts = .all, to path: String,
  overwrite: Bool
) throws {
  let graph = try ONNXModel(model, member: member, parts: parts, version: Build.version)
  let file = try OutputFile(path: path, overwrite: overwrite)
  try file.write(graph.bytes)
  try file.commit()
}
