import CKernels

/// The instruction sets that the C loops are compiled for; the best one is chosen at start.
///
/// The results do not depend on it: the loops contract nothing and sum in a fixed order.
public enum InstructionSet: String, Sendable, CaseIterable {
  /// What every processor of the architecture has.
  case baseline
  /// x86-64-v3: 256-bit vectors.
  case avx2 = "AVX2"
  /// x86-64-v4: 512-bit vectors.
  case avx512 = "AVX-512"

  /// The one in use on this machine.
  public static var current: InstructionSet {
    switch ck_instruction_set() {
    case .avx512: .avx512
    case .avx2: .avx2
    case .baseline: .baseline
    }
  }
}
