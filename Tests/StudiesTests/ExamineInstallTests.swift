import Foundation
import TestSupport
import Testing

@testable import Studies

struct ExamineInstallTests {
  @Test func everythingIsLookedAt() {
    let subjects = examineInstall().map(\.subject)
    for subject in ["processor", "threads", "memory", "fonts", "HDF5", "random numbers", "files"] {
      #expect(subjects.contains(subject))
    }
  }

  @Test func whatIsAmissComesWithAdvice() {
    for finding in examineInstall() {
      #expect(finding.verdict == .sound || !finding.advice.isEmpty)
    }
  }

  @Test func missingFontsAreAmiss() async throws {
    try await withTemporaryFolder { folder in
      #expect(fonts(in: [folder.path, "/nowhere"]).verdict == .amiss)
      try Data().write(to: folder.appending(path: "DejaVuSans.ttf"))
      #expect(fonts(in: ["/nowhere", folder.path]).verdict == .sound)
    }
  }

  @Test func folderThatTakesNoFilesIsAmiss() {
    let finding = fileRoundTrip(in: "/nowhere")
    #expect(finding.verdict == .amiss)
    #expect(finding.found.contains("there is no folder '/nowhere'"))
  }

  @Test func slowedOpenBLASIsRemarkedOn() {
    #expect(openBLAS(nil).verdict == .sound)
    #expect(openBLAS("Haswell").found == "OPENBLAS_CORETYPE=Haswell")
  }
}
