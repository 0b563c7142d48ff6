#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/byte_stream.hpp"

namespace entente::language {

/// Sixteen numbers: rows of dense layers are padded to whole groups, which vector units take at
/// once.
inline constexpr std::size_t dense_group = 16;

[[nodiscard]] constexpr std::size_t padded(std::size_t size) {
  return (size + dense_group - 1) / dense_group * dense_group;
}

/// y = x W + b. Kept input by input, each a padded row of outputs. In a file, 16 bits a weight.
class DenseLayer {
 public:
  DenseLayer() = default;
  /// `weights` row by row: one row an output. `bias` may be empty: zeros.
  DenseLayer(std::size_t inputs, std::size_t outputs, std::span<const float> weights,
             std::span<const float> bias);

  [[nodiscard]] std::size_t inputs() const { return inputs_; }
  [[nodiscard]] std::size_t outputs() const { return outputs_; }
  /// Length of a row of y.
  [[nodiscard]] std::size_t stride() const { return padded(outputs_); }

  /// For each of `rows` rows of x (`x_stride` numbers apart), y = x W + b, or y += x W.
  void apply(const float* x, std::size_t x_stride, std::size_t rows, float* y) const;
  void add_to(const float* x, std::size_t x_stride, std::size_t rows, float* y) const;

  void write(ByteWriter& out) const;
  [[nodiscard]] bool read(ByteReader& in);

 private:
  std::size_t inputs_ = 0, outputs_ = 0;
  std::vector<float> weights_, bias_;
};

/// Rows of numbers to be looked up. In a file, 8 bits each with a scale for each row.
class DenseTable {
 public:
  DenseTable() = default;
  DenseTable(std::size_t rows, std::size_t width, std::span<const float> values);

  [[nodiscard]] std::size_t rows() const { return width_ == 0 ? 0 : values_.size() / width_; }
  [[nodiscard]] std::size_t width() const { return width_; }
  /// REQUIRES: row < rows().
  [[nodiscard]] std::span<const float> row(std::size_t row) const {
    return std::span(values_).subspan(row * width_, width_);
  }

  void write(ByteWriter& out) const;
  [[nodiscard]] bool read(ByteReader& in);

 private:
  std::size_t width_ = 0;
  std::vector<float> values_;
};

/// One step of a long short-term memory: `gates` (input, forget, output, cell: `size` each) and the
/// old cell give the new cell and state. REQUIRES: size is a multiple of dense_group.
void memory_step(const float* gates, std::size_t size, float* cell, float* state);

}  // namespace entente::language
