/// The element-wise loops of networks, on tensors of either kind of number.
///
/// A loop does a range (of numbers, of rows or of columns) so that the caller can share the work
/// between threads; its results do not depend on how. Matrices are row-major.
#ifndef DARKFIELD_NETWORK_LOOPS_H
#define DARKFIELD_NETWORK_LOOPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How a tensor stores its numbers.
typedef enum __attribute__((enum_extensibility(closed))) {
  ck_element_float32,
  ck_element_bfloat16
} ck_element;

typedef enum __attribute__((enum_extensibility(closed))) {
  ck_activation_identity,
  ck_activation_relu,
  ck_activation_leaky_relu,
  ck_activation_tanh,
  ck_activation_sigmoid,
  ck_activation_softplus,
  ck_activation_gelu
} ck_activation;

/// A range, [begin, end).
typedef struct {
  size_t begin, end;
} ck_range;

/// An address of random numbers, as for ck_philox.
typedef struct {
  uint64_t key, index;
  uint32_t high;
} ck_address;

// MARK: - Copies

void ck_convert(const void *from, ck_element from_element, void *to, ck_element to_element,
                ck_range numbers);
void ck_fill(void *to, ck_element element, float value, ck_range numbers);
void ck_scale(void *values, ck_element element, float factor, ck_range numbers);
/// to += factor * from.
void ck_add(const void *from, ck_element from_element, void *to, ck_element to_element,
            float factor, ck_range numbers);
/// Row i of `to` is row chosen[i] of `from`, then zeros up to `stride` numbers.
void ck_gather(const float *from, const int32_t *chosen, size_t columns, void *to,
               ck_element element, size_t stride, ck_range rows);
/// The same, where number j of row i is that in column places[orders[i] * columns + j] of its row.
void ck_gather_rearranged(const float *from, const int32_t *chosen, size_t columns,
                          const int32_t *places, const int32_t *orders, void *to,
                          ck_element element, size_t stride, ck_range rows);

// MARK: - Bias and activation

/// values = f(values + bias); `bias` and `saved` (values + bias) may be NULL.
void ck_bias_activation(ck_activation activation, const float *bias, void *values,
                        ck_element element, void *saved, ck_element saved_element, size_t columns,
                        ck_range rows);
/// gradient *= f'; adds its sums over rows to `bias_gradient`, which may be NULL.
void ck_activation_gradient(ck_activation activation, const void *output, ck_element output_element,
                            const void *saved, ck_element saved_element, void *gradient,
                            ck_element element, float *bias_gradient, size_t rows, size_t columns,
                            ck_range of_columns);

// MARK: - Losses

/// What a Gaussian likelihood reads: decoded is rows x 2 strides, means and then s, to which a bias
/// may be added; the variance is floor + exp(min(s, largest)). Only `columns` of each stride count.
typedef struct {
  const void *target, *decoded;
  ck_element target_element, decoded_element;
  const float *bias;
  float variance_floor, largest_log_variance;
  size_t rows, columns, stride;
} ck_gaussian;

/// Adds each row's loss over the columns of the range to sums[row]; `gradient` (as `decoded`)
/// and `bias_gradient` may be NULL; the gradient may lie where `decoded` lies.
/// The range that ends with the last column sets the gradient of the rest of the stride to zero.
void ck_gaussian_loss(const ck_gaussian *likelihood, float scale, void *gradient,
                      ck_element gradient_element, float *bias_gradient, double *sums,
                      ck_range of_columns);
/// The loss of each row in each block of columns, scores[row * blocks + block].
void ck_gaussian_scores(const ck_gaussian *likelihood, const ck_range *blocks, size_t block_count,
                        float *scores, ck_range rows);
/// Binary cross-entropy of logits; `weights` and `gradient` may be NULL.
void ck_binary_cross_entropy(const void *logits, ck_element element, const float *labels,
                             const float *weights, float scale, void *gradient,
                             ck_element gradient_element, float *losses, ck_range numbers);
/// Cross-entropy of a softmax over the columns; `weights` (one a row) and `gradient` may be NULL.
void ck_softmax_cross_entropy(const void *logits, ck_element element, const int32_t *classes,
                              const float *weights, float scale, void *gradient,
                              ck_element gradient_element, float *losses, size_t columns,
                              ck_range rows);

// MARK: - Sampling

/// sample = mean + exp(s / 2) noise, and the divergence of each row from the standard normal law.
/// `encoded` is rows x 2 columns: means, then s. `noise` and `sample` may be NULL.
void ck_reparametrise(const void *encoded, ck_element element, const float *noise, void *sample,
                      ck_element sample_element, float *divergences, size_t columns,
                      ck_range rows);
/// The gradient with respect to `encoded`, from that of the sample and of factor * divergence.
void ck_reparametrise_gradient(const void *encoded, ck_element element, const float *noise,
                               const void *sample_gradient, ck_element sample_element,
                               float factor, void *gradient, ck_element gradient_element,
                               size_t columns, ck_range rows);
/// Standard normal numbers by the method of Box and Muller; the range begins at a multiple of 4.
void ck_normals(ck_address address, float *values, ck_range numbers);
/// Keeps each value, times `factor`, where its random word is `threshold` or more; else 0.
void ck_dropout(ck_address address, uint32_t threshold, float factor, void *values,
                ck_element element, ck_range numbers);

// MARK: - Optimisers

typedef struct {
  float rate, beta1, beta2, epsilon, decay, gradient_scale;
  /// 1 / (1 - beta1^step) and 1 / √(1 - beta2^step).
  float first_correction, second_correction;
} ck_adam_rule;
typedef struct {
  float rate, momentum, decay, gradient_scale;
} ck_momentum_rule;

/// `low`, a bfloat16 copy of the new parameters, may be NULL.
void ck_adam(const ck_adam_rule *rule, float *parameters, const void *gradient,
             ck_element gradient_element, float *first, float *second, uint16_t *low,
             ck_range numbers);
void ck_momentum(const ck_momentum_rule *rule, float *parameters, const void *gradient,
                 ck_element gradient_element, float *velocity, uint16_t *low, ck_range numbers);
double ck_sum_of_squares(const void *values, ck_element element, ck_range numbers);

// MARK: - Normalisation

/// output = (input - mean) / deviation * scale + shift over each row.
void ck_layer_norm(const void *input, ck_element element, const float *scale, const float *shift,
                   float epsilon, void *output, ck_element output_element, float *means,
                   float *inverse_deviations, size_t columns, ck_range rows);
/// The gradient of each row with respect to its input; it may lie where `output_gradient` lies.
void ck_layer_norm_gradient(const void *input, ck_element element, const float *scale,
                            const float *means, const float *inverse_deviations,
                            const void *output_gradient, ck_element gradient_element,
                            void *input_gradient, ck_element input_gradient_element,
                            size_t columns, ck_range rows);
/// Adds to the gradients of scale and shift.
void ck_layer_norm_parameters(const void *input, ck_element element, const float *means,
                              const float *inverse_deviations, const void *output_gradient,
                              ck_element gradient_element, float *scale_gradient,
                              float *shift_gradient, size_t rows, size_t columns,
                              ck_range of_columns);

/// The sizes of a batch [rows, channels, extent] that is normalised channel by channel.
typedef struct {
  size_t rows, channels, extent;
} ck_batch;
/// Means and variances (over rows and extent, divided by their number) of channels.
void ck_batch_moments(const float *input, ck_batch batch, float *means, float *variances,
                      ck_range channels);
/// output = input * factors + offsets, by channel.
void ck_batch_affine(const float *input, ck_batch batch, const float *factors,
                     const float *offsets, float *output, ck_range rows);
/// Sums, over rows and extent, of the gradient and of the gradient times the normalised input.
void ck_batch_gradient_sums(const float *input, const float *output_gradient, ck_batch batch,
                            const float *means, const float *inverse_deviations, float *sums,
                            float *products, ck_range channels);
/// input_gradient = output_gradient * a + input * b + c, by channel; may lie where the first lies.
void ck_batch_combine(const float *input, const float *output_gradient, ck_batch batch,
                      const float *a, const float *b, const float *c, float *input_gradient,
                      ck_range rows);

// MARK: - Pooling

typedef struct {
  size_t height, width, output_height, output_width;
  size_t kernel_height, kernel_width, stride_height, stride_width;
  size_t padding_height, padding_width;
} ck_pooling;
/// The largest number of each window and where in its plane it was; planes are independent.
void ck_pool_largest(const ck_pooling *pooling, const float *input, float *output, int32_t *places,
                     ck_range planes);
/// The mean of each window, padding not counted.
void ck_pool_mean(const ck_pooling *pooling, const float *input, float *output, ck_range planes);
void ck_pool_largest_gradient(const ck_pooling *pooling, const float *output_gradient,
                              const int32_t *places, float *input_gradient, ck_range planes);
void ck_pool_mean_gradient(const ck_pooling *pooling, const float *output_gradient,
                           float *input_gradient, ck_range planes);

// MARK: - Maps of the input

/// How many numbers are none, or larger than `limit` in size.
size_t ck_count_beyond(const float *values, float limit, ck_range numbers);
/// Replaces c = values * scale by (√(|c| + 3/8) - √(3/8)) / 2 with the sign of c.
void ck_stabilise_counts(float *values, float scale, ck_range numbers);

#endif
