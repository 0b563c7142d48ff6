// The layers of the neural scorer while it learns: forward, backward, optimiser step.
#include "tools/train/layers.hpp"

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

Matrix Lstm::forward(const Matrix& x, const Matrix& mask, Index steps, Index batch) {
  steps_ = steps, batch_ = batch, mask_ = mask;
  const Index n = hidden_;
  gates_ = input.forward(x);
  cells_.resize(steps * batch, n);
  states_.resize(steps * batch, n);
  for (Index k = 0; k < steps; ++k) {
    const Index t = backwards_ ? steps - 1 - k : k, last = backwards_ ? t + 1 : t - 1;
    auto gates = gates_.middleRows(t * batch, batch);
    if (k > 0)
      gates.noalias() += states_.middleRows(last * batch, batch) * recurrent.value.transpose();
    gates.leftCols(3 * n) = sigmoid(gates.leftCols(3 * n).array()).matrix();
    gates.rightCols(n) = gates.rightCols(n).array().tanh().matrix();
    auto cell = cells_.middleRows(t * batch, batch);
    cell = gates.leftCols(n).cwiseProduct(gates.rightCols(n));
    if (k > 0) cell += gates.middleCols(n, n).cwiseProduct(cells_.middleRows(last * batch, batch));
    cell.array().colwise() *= mask.col(0).segment(t * batch, batch).array();
    states_.middleRows(t * batch, batch) =
        gates.middleCols(2 * n, n).cwiseProduct(cell.array().tanh().matrix());
  }
  return states_;  // of a masked step: zero, as its cell is
}

Matrix Lstm::backward(const Matrix& x, const Matrix& dh) {
  const Index n = hidden_, batch = batch_;
  Matrix dgates(gates_.rows(), gates_.cols());
  Matrix dstate = Matrix::Zero(batch, n), dcell = Matrix::Zero(batch, n);
  for (Index k = steps_ - 1; k >= 0; --k) {
    const Index t = backwards_ ? steps_ - 1 - k : k, last = backwards_ ? t + 1 : t - 1;
    const auto gates = gates_.middleRows(t * batch, batch).array();
    const auto in = gates.leftCols(n), forget = gates.middleCols(n, n),
               out = gates.middleCols(2 * n, n), fresh = gates.rightCols(n);
    const Matrix state_gradient = dh.middleRows(t * batch, batch) + dstate;
    const auto ds = state_gradient.array();
    const Eigen::ArrayXXf squashed = cells_.middleRows(t * batch, batch).array().tanh();
    Eigen::ArrayXXf dc = dcell.array() + ds * out * (1 - squashed.square());
    dc.colwise() *= mask_.col(0).segment(t * batch, batch).array();
    auto dg = dgates.middleRows(t * batch, batch);
    dg.leftCols(n) = (dc * fresh * in * (1 - in)).matrix();
    if (k > 0) {
      const auto before = cells_.middleRows(last * batch, batch).array();
      dg.middleCols(n, n) = (dc * before * forget * (1 - forget)).matrix();
    } else {
      dg.middleCols(n, n).setZero();
    }
    dg.middleCols(2 * n, n) = (ds * squashed * out * (1 - out)).matrix();
    dg.rightCols(n) = (dc * in * (1 - fresh.square())).matrix();
    dcell = (dc * forget).matrix();
    dstate.noalias() = dg * recurrent.value;
  }
  const Index rows = (steps_ - 1) * batch;
  if (rows > 0 && backwards_) {
    recurrent.gradient.noalias() += dgates.topRows(rows).transpose() * states_.bottomRows(rows);
  } else if (rows > 0) {
    recurrent.gradient.noalias() += dgates.bottomRows(rows).transpose() * states_.topRows(rows);
  }
  return input.backward(x, dgates);
}

void adam_step(const std::vector<Parameter*>& parameters, float rate, std::size_t step) {
  constexpr float first = 0.9F, second = 0.98F, tiny = 1e-8F, largest_norm = 5;
  double norm = 0;
  for (const Parameter* p : parameters) norm += static_cast<double>(p->gradient.squaredNorm());
  const auto scale = static_cast<float>(std::min(1.0, largest_norm / (std::sqrt(norm) + 1e-9)));
  const auto n = static_cast<float>(step);
  const float debias = std::sqrt(1 - std::pow(second, n)) / (1 - std::pow(first, n));
  for (Parameter* p : parameters) {
    const auto g = p->gradient.array() * scale;
    p->mean = (first * p->mean.array() + (1 - first) * g).matrix();
    p->square = (second * p->square.array() + (1 - second) * g.square()).matrix();
    p->value.array() -= rate * debias * p->mean.array() / (p->square.array().sqrt() + tiny);
    p->gradient.setZero();
  }
}

}  // namespace entente::train
