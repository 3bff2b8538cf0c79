public import Response
import Storage

/// The cuts of a study, as a file lists them: `cuts: [s1-registered, { s1c_phd: [3, 60] }]`.
private struct CutList: Decodable {
  let cuts: [EventCut]
}

/// The cuts that a YAML file lists, in their order.
public func readCuts(from path: String) throws -> [EventCut] {
  try YAMLDecoder().decode(CutList.self, fromFile: path).cuts
}
