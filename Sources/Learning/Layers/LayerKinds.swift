/// The layers that files may name.
enum LayerKinds {
  static let all: [any Layer.Type] = [
    ActivationLayer.self, Convolution1D.self, Convolution2D.self, Dense.self, Dropout.self,
    Flatten.self, Normalisation.self, PoolingLayer.self, Sequential.self,
  ]
}
