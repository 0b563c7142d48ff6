// The layers of the neural scorer while it learns: forward, backward, optimiser step.
#include "tools/train/layers.hpp"

#include <numeric>
#include <thread>

namespace entente::train {
namespace {

auto sigmoid(const auto& x) { return 0.5F * (0.5F * x).tanh() + 0.5F; }

}  // namespace

Lstm::Lstm(Index in, Index hidden, bool backwards, Random& random)
    : input(4 * hidden, in, random),
      recurrent(Parameter::dense(4 * hidden, hidden, random)),
      hidden_(hidden),
      backwards_(backwards) {
  input.bias.value.block(0, hidden, 1, hidden).setConstant(1);  // remember at first
}

Matrix Lstm::forward(const Matrix& x, const Matrix& mask, Index steps, Index batch,
                     std::size_t part) {
  auto& [steps_kept, batch_kept, all_gates, cells, states, mask_kept] = traces_[part];
  steps_kept = steps, batch_kept = batch, mask_kept = mask;
  const Index n = hidden_;
  all_gates = input.forward(x);
  cells.resize(steps * batch, n);
  states.resize(steps * batch, n);
  for (Index k = 0; k < steps; ++k) {
    const Index t = backwards_ ? steps - 1 - k : k, last = backwards_ ? t + 1 : t - 1;
    auto gates = all_gates.middleRows(t * batch, batch);
    if (k > 0)
      gates.noalias() += states.middleRows(last * batch, batch) * recurrent.value.transpose();
    gates.leftCols(3 * n) = sigmoid(gates.leftCols(3 * n).array()).matrix();
    gates.rightCols(n) = gates.rightCols(n).array().tanh().matrix();
    auto cell = cells.middleRows(t * batch, batch);
    cell = gates.leftCols(n).cwiseProduct(gates.rightCols(n));
    if (k > 0) cell += gates.middleCols(n, n).cwiseProduct(cells.middleRows(last * batch, batch));
    cell.array().colwise() *= mask.col(0).segment(t * batch, batch).array();
    states.middleRows(t * batch, batch) =
        gates.middleCols(2 * n, n).cwiseProduct(cell.array().tanh().matrix());
  }
  return states;  // of a masked step: zero, as its cell is
}

Matrix Lstm::backward(const Matrix& x, const Matrix& dh, std::size_t part) {
  const auto& [steps, batch, all_gates, cells, states, mask] = traces_[part];
  const Index n = hidden_;
  Matrix dgates(all_gates.rows(), all_gates.cols());
  Matrix dstate = Matrix::Zero(batch, n), dcell = Matrix::Zero(batch, n);
  for (Index k = steps - 1; k >= 0; --k) {
    const Index t = backwards_ ? steps - 1 - k : k, last = backwards_ ? t + 1 : t - 1;
    const auto gates = all_gates.middleRows(t * batch, batch).array();
    const auto in = gates.leftCols(n), forget = gates.middleCols(n, n),
               out = gates.middleCols(2 * n, n), fresh = gates.rightCols(n);
    const Matrix state_gradient = dh.middleRows(t * batch, batch) + dstate;
    const auto ds = state_gradient.array();
    const Eigen::ArrayXXf squashed = cells.middleRows(t * batch, batch).array().tanh();
    Eigen::ArrayXXf dc = dcell.array() + ds * out * (1 - squashed.square());
    dc.colwise() *= mask.col(0).segment(t * batch, batch).array();
    auto dg = dgates.middleRows(t * batch, batch);
    dg.leftCols(n) = (dc * fresh * in * (1 - in)).matrix();
    if (k > 0) {
      const auto before = cells.middleRows(last * batch, batch).array();
      dg.middleCols(n, n) = (dc * before * forget * (1 - forget)).matrix();
    } else {
      dg.middleCols(n, n).setZero();
    }
    dg.middleCols(2 * n, n) = (ds * squashed * out * (1 - out)).matrix();
    dg.rightCols(n) = (dc * in * (1 - fresh.square())).matrix();
    dcell = (dc * forget).matrix();
    dstate.noalias() = dg * recurrent.value;
  }
  const Index rows = (steps - 1) * batch;
  if (rows > 0 && backwards_) {
    recurrent.gradient[part].noalias() +=
        dgates.topRows(rows).transpose() * states.bottomRows(rows);
  } else if (rows > 0) {
    recurrent.gradient[part].noalias() +=
        dgates.bottomRows(rows).transpose() * states.topRows(rows);
  }
  return input.backward(x, dgates, part);
}

void for_each_part(const std::function<void(std::size_t part)>& work) {
  std::array<std::thread, parts - 1> others;
  for (std::size_t part = 1; part < parts; ++part) others[part - 1] = std::thread(work, part);
  work(0);
  for (std::thread& other : others) other.join();
}

void adam_step(const std::vector<Parameter*>& parameters, float rate, std::size_t step) {
  constexpr float first = 0.9F, second = 0.98F, tiny = 1e-8F, largest_norm = 5;
  const auto rows_of = [](Matrix& m, std::size_t part) {
    const auto at = [&](std::size_t p) { return m.rows() * static_cast<Index>(p) / Index{parts}; };
    return m.middleRows(at(part), at(part + 1) - at(part));
  };
  std::array<double, parts> norms{};
  for_each_part([&](std::size_t part) {
    for (Parameter* p : parameters) {
      auto sum = rows_of(p->gradient[0], part);
      for (std::size_t other = 1; other < parts; ++other) {
        auto gradient = rows_of(p->gradient[other], part);
        sum += gradient;
        gradient.setZero();
      }
      norms[part] += static_cast<double>(sum.squaredNorm());
    }
  });
  const double norm = std::accumulate(norms.begin(), norms.end(), 0.0);
  const auto scale = static_cast<float>(std::min(1.0, largest_norm / (std::sqrt(norm) + 1e-9)));
  const auto n = static_cast<float>(step);
  const float debias = std::sqrt(1 - std::pow(second, n)) / (1 - std::pow(first, n));
  for_each_part([&](std::size_t part) {
    for (Parameter* p : parameters) {
      auto gradient = rows_of(p->gradient[0], part), mean = rows_of(p->mean, part),
           square = rows_of(p->square, part), value = rows_of(p->value, part);
      const auto g = gradient.array() * scale;
      mean = (first * mean.array() + (1 - first) * g).matrix();
      square = (second * square.array() + (1 - second) * g.square()).matrix();
      value.array() -= rate * debias * mean.array() / (square.array().sqrt() + tiny);
      gradient.setZero();
    }
  });
}

}  // namespace entente::train
