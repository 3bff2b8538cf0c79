/// An operator of the effective theory of slow dark matter and nucleons.
///
/// In the numbering of Fitzpatrick and others, arXiv:1203.3542, and Anand and others,
/// arXiv:1308.6288; the second operator is of higher order and left out, as there. S are spins, q
/// the momentum transfer, v the speed across it.
public enum EffectiveOperator: Int, Sendable, CaseIterable, Codable {
  /// 1.
  case o1 = 1
  /// i S_N (q/m_N x v).
  case o3 = 3
  /// S_chi S_N.
  case o4 = 4
  /// i S_chi (q/m_N x v).
  case o5 = 5
  /// (S_chi q/m_N) (S_N q/m_N).
  case o6 = 6
  /// S_N v.
  case o7 = 7
  /// S_chi v.
  case o8 = 8
  /// i S_chi (S_N x q/m_N).
  case o9 = 9
  /// i S_N q/m_N.
  case o10 = 10
  /// i S_chi q/m_N.
  case o11 = 11
  /// S_chi (S_N x v).
  case o12 = 12
  /// i (S_chi v) (S_N q/m_N).
  case o13 = 13
  /// i (S_chi q/m_N) (S_N v).
  case o14 = 14
  /// -(S_chi q/m_N) ((S_N x v) q/m_N).
  case o15 = 15

  /// The name, as in `o4`.
  public var name: String { "o\(rawValue)" }
}
