import Foundation
import Kernels
import Learning
import Storage
import Testing

struct NetworkSettingsTests {
  private static func settings(_ text: String) throws(YAMLError) -> NetworkSettings {
    try YAMLDecoder().decode(NetworkSettings.self, from: text, name: "networks.yaml")
  }

  @Test func nothingWrittenMeansTheDefaultStudy() throws {
    let settings = try Self.settings("{}")
    #expect(settings == NetworkSettings())
    let autoencoder = try settings.autoencoder.model(columns: 3835)
    #expect(
      autoencoder.layout.entries.filter { $0.dimensions.count == 2 }.map(\.dimensions) == [
        [3835, 512], [512, 256], [256, 20], [10, 256], [256, 512], [512, 7670],
      ])
    let classifier = try settings.classifier.model(
      inputs: try InputBlocks([.init("all", count: 3835)]))
    #expect(
      classifier.layout.entries.filter { $0.dimensions.count == 2 }.map(\.dimensions) == [
        [3835, 512], [512, 128], [128, 1],
      ])
    #expect(settings.autoencoder.training.epochs == 40)
    #expect(settings.autoencoder.training.batch == 256)
    #expect(settings.autoencoder.training.optimiser == .adam(rate: 1e-3))
    #expect(settings.classifier.training.epochs == 10)
    #expect(settings.classifier.training.keepsBest)
    #expect(settings.classifier.training.symmetries == nil)
    #expect(settings.autoencoder.training.symmetries == false)
    #expect(settings.autoencoder.varianceFloor == 0.0625 && settings.autoencoder.beta == 1)
    #expect(settings.coefficient == 3)
  }

  @Test func whatIsWrittenIsTakenAndTheCommonHoldsForBoth() throws {
    let settings = try Self.settings(
      """
      input: {map: log1p}
      vae:
        hidden: [64]
        latent: 3
        beta: 0.5
        activation: gelu
        variance_floor: 0.1
        training: {epochs: 7, optimiser: {kind: adamw, learning_rate: 0.01}}
      classifier: {hidden: [], blocks: [s1], training: {validation_fraction: 0.1, symmetries: true}}
      seeds: [4, 9]
      validation_fraction: 0.2
      classifier_weight: 1
      """)
    #expect(settings.autoencoder.hidden == [64] && settings.autoencoder.latent == 3)
    #expect(settings.autoencoder.activation == .gelu && settings.autoencoder.beta == 0.5)
    #expect(settings.autoencoder.training.epochs == 7)
    #expect(settings.autoencoder.training.optimiser == .adamW(rate: 0.01))
    #expect(settings.autoencoder.training.validationFraction == 0.2)
    #expect(settings.classifier.training.validationFraction == 0.1)
    #expect(settings.classifier.training.epochs == 10)
    #expect(settings.classifier.training.symmetries == true)
    #expect(settings.classifier.blocks == ["s1"])
    #expect(settings.seeds == [4, 9] && settings.coefficient == 1)
  }

  @Test func settingsAreWrittenBackUnchanged() throws {
    var settings = NetworkSettings()
    settings.autoencoder.latent = 4
    settings.autoencoder.training.patience = 5
    settings.classifier.blocks = ["s2"]
    settings.seeds = [7, 8]
    #expect(try Self.settings(YAMLEncoder().encode(settings)) == settings)
    let json = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode(NetworkSettings.self, from: json) == settings)
  }

  @Test(arguments: [
    (
      "vae: {latent: 0}",
      "line 1, column 15, vae.latent: found 0, expected a whole number from 1 to 1000000"
    ),
    (
      "vae: {hidden: [512, 0]}",
      "line 1, column 15, vae.hidden: found 0, expected whole numbers from 1 to 1000000"
    ),
    (
      "vae: {variance_floor: 0}",
      "line 1, column 23, vae.variance_floor: found 0.0, expected a number from 1e-06 to 1000000.0"
    ),
    (
      "vae: {beta: -1}",
      "line 1, column 13, vae.beta: found -1.0, expected a number that is zero or positive"
    ),
    (
      "classifier: {training: {seed: 3}}",
      "line 1, column 24, classifier.training: found the seed 3, expected 'seeds' for all networks"
        + " together"
    ),
    (
      "seeds: [1, 1]", "line 1, column 8, seeds: found [1, 1], expected at least one, all different"
    ),
  ])
  func mistakesAreNamedWithTheirPlace(text: String, sentence: String) {
    let error = #expect(throws: YAMLError.self) { try Self.settings(text) }
    #expect(error?.description == "networks.yaml, " + sentence)
  }

  @Test func misspeltKeysAreRefused() {
    let error = #expect(throws: YAMLError.self) { try Self.settings("vae: {latents: 3}") }
    #expect(error?.description.contains("latents") == true)
  }

  @Test func lossPerNumberIsBoundedByTheFloor() {
    #expect(
      NetworkSettings().autoencoder.smallestLossPerNumber
        == 0.5 * log(2 * Double.pi * 0.0625))
  }
}
