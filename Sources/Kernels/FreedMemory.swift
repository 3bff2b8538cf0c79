import CKernels

/// Memory that was given up by the program and that the C library keeps for later.
public enum FreedMemory {
  /// Gives it back to the system, where the C library can: then the peak of what follows is its own.
  public static func giveBack() { ck_return_memory() }
}
