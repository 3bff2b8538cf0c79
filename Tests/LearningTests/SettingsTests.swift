import Foundation
import Kernels
import Learning
import Testing

struct SettingsTests {
  private func decoded<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  private func again<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: try JSONEncoder().encode(value))
  }

  @Test func settingsSurviveTheirFile() throws {
    var settings = TrainingSettings()
    settings.clippingNorm = 2
    settings.patience = 3
    settings.precision = .mixed
    for optimiser in TrainerTests.optimisers {
      for schedule in [
        Schedule(), Schedule(.cosine(final: 0.1), warmUp: 2),
        Schedule(.steps(every: 5, factor: 0.3)),
      ] {
        settings.optimiser = optimiser
        settings.schedule = schedule
        #expect(try again(settings) == settings)
      }
    }
  }

  @Test func whatAFileLeavesOutIsTheDefault() throws {
    #expect(try decoded(TrainingSettings.self, "{}") == TrainingSettings())
    let text = #"{"optimiser": {"kind": "adamw", "learning_rate": 0.1}, "schedule": {}}"#
    #expect(try decoded(TrainingSettings.self, text).optimiser == .adamW(rate: 0.1))
  }

  @Test func layersSurviveTheirFile() throws {
    let layers = Sequential([
      Convolution2D(3, kernel: 3, padding: 1, .gelu),
      Convolution2D(3, kernel: Window(height: 1, width: 2)), PoolingLayer(.maximum, kernel: 2),
      Normalisation(.batch), Flatten(), Dropout(0.25), Sequential([Dense(4, .relu), Dense(1)]),
      ActivationLayer(.sigmoid), Convolution1D(2, kernel: 3, stride: 2),
    ])
    #expect(try again(layers) == layers)
    let text = #"{"layers": [{"kind": "dense", "outputs": 3}, {"kind": "flatten"}]}"#
    #expect(try decoded(Sequential.self, text) == Sequential([Dense(3), Flatten()]))
  }

  @Test(arguments: [
    (
      #"{"optimiser": {"kind": "adam", "momentum": 0.9}}"#,
      "found a momentum, expected none for an optimiser of the kind adam"
    ),
    (
      #"{"optimiser": {"kind": "rmsprop"}}"#,
      "found 'rmsprop', expected one of 'sgd', 'adam', 'adamw'"
    ),
    (#"{"optimiser": {"beta1": 1}}"#, "found 1.0, expected a number from 0 to below 1"),
    (#"{"batch": 0}"#, "found 0, expected a whole number from 1 to 1000000"),
    (#"{"validation_fraction": 1}"#, "found 1.0, expected a number from 0 to below 1"),
    (#"{"precision": "half"}"#, "found 'half', expected one of 'float32', 'mixed'"),
  ])
  func aBrokenSettingIsNamed(text: String, sentence: String) throws {
    let error = #expect(throws: DecodingError.self) {
      _ = try decoded(TrainingSettings.self, text)
    }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("found \(String(describing: error)), expected a corrupt value")
      return
    }
    #expect(context.debugDescription == sentence)
  }

  @Test func anUnknownLayerIsNamed() throws {
    let error = #expect(throws: DecodingError.self) {
      _ = try decoded(Sequential.self, #"{"layers": [{"kind": "lstm"}]}"#)
    }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("found \(String(describing: error)), expected a corrupt value")
      return
    }
    #expect(context.debugDescription.hasPrefix("found 'lstm', expected one of 'activation', "))
  }
}
