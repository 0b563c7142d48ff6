#pragma once

#include <Eigen/Dense>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "tools/train/random.hpp"

namespace entente::train {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Index = Eigen::Index;

/// Into how many parts a batch is cut, each for a thread of its own. Always the same number, so
/// that the sums, and with them the model's bytes, do not hang on how many cores a machine has.
constexpr std::size_t parts = 2;

/// Calls `work` with each part's number, on threads of their own, and waits for all.
void for_each_part(const std::function<void(std::size_t part)>& work);

/// Weights, their gradient by each part of the batch, and Adam's memory of it.
struct Parameter {
  Matrix value, mean, square;
  std::array<Matrix, parts> gradient;

  Parameter() = default;
  /// Even numbers in ±bound; bound 0 gives zeros.
  Parameter(Index rows, Index columns, float bound, Random& random)
      : value(rows, columns),
        mean(Matrix::Zero(rows, columns)),
        square(Matrix::Zero(rows, columns)) {
    gradient.fill(mean);
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
  /// Adds to the part's gradients, returns that of x.
  Matrix backward(const Matrix& x, const Matrix& dy, std::size_t part) {
    weight.gradient[part].noalias() += dy.transpose() * x;
    bias.gradient[part] += dy.colwise().sum();
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
  [[nodiscard]] Matrix forward(const Matrix& x, const Matrix& mask, Index steps, Index batch,
                               std::size_t part);
  /// For the x of the part's last forward().
  Matrix backward(const Matrix& x, const Matrix& dh, std::size_t part);

  Linear input;         ///< from x to the gates
  Parameter recurrent;  ///< from h to the gates

 private:
  /// What the way back needs of the way there.
  struct Trace {
    Index steps = 0, batch = 0;
    Matrix gates, cells, states, mask;
  };

  Index hidden_ = 0;
  bool backwards_ = false;
  std::array<Trace, parts> traces_;
};

/// Adam (Kingma & Ba 2015) on the sum of the parts' gradients, with its norm clipped.
void adam_step(const std::vector<Parameter*>& parameters, float rate, std::size_t step);

}  // namespace entente::train
