import Learning
import Testing

struct ScheduleTests {
  @Test func warmUpRisesInEqualSteps() {
    let schedule = Schedule(warmUp: 2)
    #expect(
      [0.5, 1, 1.5, 2, 3].map { schedule.factor(after: $0, of: 10) } == [0.25, 0.5, 0.75, 1, 1])
  }

  @Test func aCosineGoesFromOneToItsEnd() {
    let schedule = Schedule(.cosine(final: 0.1), warmUp: 2)
    #expect(schedule.factor(after: 2, of: 10) == 1)
    #expect(abs(schedule.factor(after: 6, of: 10) - 0.55) < 1e-15)
    #expect(abs(schedule.factor(after: 10, of: 10) - 0.1) < 1e-15)
  }

  @Test func stepsMultiplyAfterEverySoManyEpochs() {
    let schedule = Schedule(.steps(every: 3, factor: 0.5))
    #expect(
      [2.9, 3, 5.9, 6, 9].map { schedule.factor(after: $0, of: 10) } == [1, 0.5, 0.5, 0.25, 0.125])
  }
}
