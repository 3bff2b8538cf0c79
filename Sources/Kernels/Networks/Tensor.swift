import CKernels

/// A fixed block of numbers that the loops and products of networks work on.
///
/// It has no shape: those who use it know how many rows and columns they mean, row-major. A slice
/// shares its memory, so a network's parameters can be one tensor to the optimiser and many to the
/// layers. It begins zeroed. Not `Sendable`: whoever has it works on it alone.
@safe public final class Tensor {
  /// How many numbers it holds.
  public let count: Int
  /// How it stores them.
  public let element: Element
  let start: UnsafeMutableRawPointer
  /// Who gives the memory back; nil where that is this tensor.
  private let owner: Tensor?

  /// Makes a block of zeros on a boundary of 64 bytes.
  public init(count: Int, element: Element = .float32) {
    precondition(count >= 0, "Tensor: count is \(count), expected no negative number")
    self.count = count
    self.element = element
    owner = nil
    guard let memory = unsafe ck_allocate(count * element.size) else {
      preconditionFailure("Tensor: no memory for \(count) numbers of \(element)")
    }
    unsafe start = memory
  }

  private init(_ range: Range<Int>, of owner: Tensor) {
    count = range.count
    element = owner.element
    self.owner = owner
    unsafe start = owner.start + range.lowerBound * owner.element.size
  }

  deinit {
    if owner == nil { unsafe ck_deallocate(start) }
  }

  /// A part of the tensor, in the same memory.
  public func slice(_ range: Range<Int>) -> Tensor {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count,
      "Tensor: slice \(range), expected a part of 0..<\(count)")
    return Tensor(range, of: self)
  }

  /// Gives the numbers to `body`; float32 only.
  public func read<R>(_ body: (Span<Float>) throws -> R) rethrows -> R {
    let numbers = unsafe UnsafeBufferPointer(start: UnsafePointer(floats), count: count)
    return try body(unsafe numbers.span)
  }

  /// Gives the numbers to `body` to be changed; float32 only.
  public func modify<R>(_ body: (inout MutableSpan<Float>) throws -> R) rethrows -> R {
    var numbers = unsafe UnsafeMutableBufferPointer(start: floats, count: count).mutableSpan
    return try body(&numbers)
  }

  /// A copy of the numbers.
  public var values: [Float] {
    unsafe [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      if let target = buffer.baseAddress {
        unsafe ck_convert(start, element.loops, target, .float32, ck_range(0..<count))
      }
      filled = count
    }
  }

  /// The memory of float32 numbers.
  var floats: UnsafeMutablePointer<Float> {
    precondition(element == .float32, "Tensor: element is \(element), expected float32")
    return unsafe start.assumingMemoryBound(to: Float.self)
  }

  /// The memory of bfloat16 numbers, as the upper halves of float32.
  var halves: UnsafeMutablePointer<UInt16> {
    precondition(element == .bfloat16, "Tensor: element is \(element), expected bfloat16")
    return unsafe start.assumingMemoryBound(to: UInt16.self)
  }

  /// Stops the program where the tensor does not hold as many numbers as its user means.
  func check(_ expected: Int, _ name: @autoclosure () -> String) {
    precondition(count == expected, "\(name()) holds \(count) numbers, expected \(expected)")
  }
}

extension ck_range {
  init(_ range: Range<Int>) { self.init(begin: range.lowerBound, end: range.upperBound) }
}
