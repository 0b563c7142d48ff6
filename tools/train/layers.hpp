#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <cstdint>
#include <vector>

#include "tools/train/random.hpp"

namespace entente::train {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Index = Eigen::Index;

/// Weights, their gradient, and Adam's memory of it.
struct Parameter {
  Matrix value, gradient, mean, square;

  Parameter() = default;
  /// Even numbers in ±bound; bound 0 gives zeros.
  Parameter(Index rows, Index columns, float bound, Random& random)
      : value(rows, columns),
        gradient(Matrix::Zero(rows, columns)),
        mean(Matrix::Zero(rows, columns)),
        square(Matrix::Zero(rows, columns)) {
    for (Index i = 0; i < value.size(); ++i) {
      value.data()[i] = bound * static_cast<float>(2 * random.unit() - 1);
    }
  }
  /// Glorot's bound.
  static Parameter dense(Index rows, Index columns, Random& random) {
    return {rows, columns, std::sqrt(6.0F / static_cast<float>(rows + columns)), random};
  }
};

/// y = x W^T + b.
struct Linear {
  Parameter weight, bias;

  Linear() = default;
  Linear(Index out, Index in, Random& random)
      : weight(Parameter::dense(out, in, random)), bias(1, out, 0, random) {}

  [[nodiscard]] Matrix forward(const Matrix& x) const {
    Matrix y = x * weight.value.transpose();
    y.rowwise() += bias.value.row(0);
    return y;
  }
  /// Adds to the gradients, returns that of x.
  Matrix backward(const Matrix& x, const Matrix& dy) {
    weight.gradient.noalias() += dy.transpose() * x;
    bias.gradient += dy.colwise().sum();
    return dy * weight.value;
  }
};

/// A long short-term memory (gates in the order input, forget, output, cell) over a batch whose row
/// t * B + b is step t of sentence b.
class Lstm {
 public:
  Lstm() = default;
  Lstm(Index in, Index hidden, bool backwards, Random& random);

  /// `mask`: 1 for words, 0 behind a sentence's end; one column, T * B rows.
  [[nodiscard]] Matrix forward(const Matrix& x, const Matrix& mask, Index steps, Index batch);
  /// For the x of the last forward().
  Matrix backward(const Matrix& x, const Matrix& dh);

  Linear input;         ///< from x to the gates
  Parameter recurrent;  ///< from h to the gates

 private:
  Index hidden_ = 0, steps_ = 0, batch_ = 0;
  bool backwards_ = false;
  Matrix gates_, cells_, states_, mask_;
};

/// Adam (Kingma & Ba 2015) with the gradient's norm clipped.
void adam_step(const std::vector<Parameter*>& parameters, float rate, std::size_t step);

}  // namespace entente::train
