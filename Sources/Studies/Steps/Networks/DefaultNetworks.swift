public import Learning

extension NetworkSettings {
  /// The file of the default networks, with every key explained; a test keeps it the default.
  public static let commentedYAML = """
    # The networks of the anomaly search. Every key has this default; leave out what you do not change.

    input:
      map: counts          # counts, asinh, log1p, raw or standard, of every block not named below;
                           # counts: (2 sqrt(n + 3/8) - 2 sqrt(3/8)) / 4, whose Poisson variance is 1/16
      # blocks: {top: asinh, s1: {map: counts, unit: 2.5}}

    vae:                   # learns what is normal, from the electron recoils alone
      hidden: [512, 256]   # of the encoder; the decoder has the same from last to first
      latent: 10
      beta: 1              # the weight of the divergence from the prior
      activation: relu     # identity, relu, leakyRelu, tanh, sigmoid, softplus or gelu
      variance_floor: 0.0625          # of a number: that of a Poisson count after the map 'counts'
      largest_log_variance: 20        # of what is added to the floor
      training:
        epochs: 40
        batch: 256
        optimiser: {kind: adam, learning_rate: 1e-3}   # sgd, adam or adamw
        schedule: {kind: cosine, warm_up_epochs: 1, final: 0.01}   # or constant, or steps
        clipping_norm: 300            # longer gradients are shortened to this length
        # patience: 5                 # epochs without a smaller validation loss before the end
        keep_best: true               # the weights of the epoch with the smallest validation loss
        accumulation: 1               # blocks of rows summed before a step
        symmetries: false             # turn and mirror the arrays at random, another way in each epoch
        memory_mb: 4096               # rows beyond are streamed from the file

    classifier:            # tells electron recoils (0) from nuclear recoils (1)
      hidden: [512, 128]
      activation: relu
      # blocks: [s1, s2]   # the blocks that it sees; all without this line
      training:
        epochs: 10
        # symmetries: false           # true where the files say where the tubes are, without this line

    seeds: [1]             # one pair of networks is trained from each
    validation_fraction: 0.3
    precision: float32     # or mixed: bfloat16 factors where the processor has them
    classifier_weight: 3   # in the score, in units of the scatter of the autoencoder's part

    """
}
