extension EventChunk {
  /// The events as networks see them, row after row: S1, S2, hits of the top and of the bottom array.
  ///
  /// The same numbers as the blocks `RowBlock.events` of a file of the same events.
  func appendRows(to rows: inout [Float]) {
    let count = energy.count
    guard count > 0, !s1Top.isEmpty else { return }
    let (s1, s2) = (s1Top.count / count, s2Top.count / count)
    let (top, bottom) = (hitsTop.count / count, hitsBottom.count / count)
    rows.reserveCapacity(rows.count + count * (s1 + s2 + top + bottom))
    for event in 0..<count {
      for i in event * s1..<(event + 1) * s1 { rows.append(s1Top[i] + s1Bottom[i]) }
      for i in event * s2..<(event + 1) * s2 { rows.append(s2Top[i] + s2Bottom[i]) }
      for i in event * top..<(event + 1) * top { rows.append(Float(hitsTop[i])) }
      for i in event * bottom..<(event + 1) * bottom { rows.append(Float(hitsBottom[i])) }
    }
  }
}
