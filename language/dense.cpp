// Dense layers and tables: kept, applied, written, read. Picks the loops for the machine.
#include "language/dense.hpp"

#include <algorithm>
#include <cmath>

#include "language/dense_kernels.hpp"

namespace entente::language {
namespace {

constexpr std::size_t largest_dimension = 1 << 20;

const detail::DenseKernels& kernels() {
#if defined(__x86_64__)
  static const detail::DenseKernels& chosen =
      __builtin_cpu_supports("avx512f")                                 ? detail::avx512_kernels
      : __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? detail::avx2_kernels
                                                                        : detail::generic_kernels;
  return chosen;
#else
  return detail::generic_kernels;
#endif
}

float largest_of(std::span<const float> values) {
  float largest = 0;
  for (const float value : values) largest = std::max(largest, std::abs(value));
  return largest == 0 ? 1 : largest;
}

template <class T>
void write_scaled(std::span<const float> values, float steps, ByteWriter& out) {
  const float largest = largest_of(values);
  out.raw(largest);
  for (const float value : values) out.raw(static_cast<T>(std::lround(value / largest * steps)));
}

template <class T>
bool read_scaled(std::span<float> values, float steps, ByteReader& in) {
  const auto largest = in.raw<float>();
  if (!std::isfinite(largest)) return false;
  for (float& value : values) value = static_cast<float>(in.raw<T>()) / steps * largest;
  return in.good();
}

}  // namespace

DenseLayer::DenseLayer(std::size_t inputs, std::size_t outputs, std::span<const float> weights,
                       std::span<const float> bias)
    : inputs_(inputs),
      outputs_(outputs),
      weights_(inputs * padded(outputs)),
      bias_(padded(outputs)) {
  for (std::size_t out = 0; out < outputs; ++out) {
    for (std::size_t in = 0; in < inputs; ++in) {
      weights_[in * stride() + out] = weights[out * inputs + in];
    }
  }
  std::copy(bias.begin(), bias.end(), bias_.begin());
}

void DenseLayer::apply(const float* x, std::size_t x_stride, std::size_t rows, float* y) const {
  for (std::size_t r = 0; r < rows; ++r) std::copy(bias_.begin(), bias_.end(), y + r * stride());
  add_to(x, x_stride, rows, y);
}

void DenseLayer::add_to(const float* x, std::size_t x_stride, std::size_t rows, float* y) const {
  kernels().multiply(x, x_stride, rows, weights_.data(), inputs_, stride(), y);
}

void DenseLayer::write(ByteWriter& out) const {
  out.number(inputs_);
  out.number(outputs_);
  write_scaled<std::int16_t>(weights_, 32767, out);
  write_scaled<std::int16_t>(bias_, 32767, out);
}

bool DenseLayer::read(ByteReader& in) {
  inputs_ = in.count();
  outputs_ = in.count();
  if (inputs_ > largest_dimension || outputs_ > largest_dimension) return false;
  if (!in.fits(inputs_ * stride() * 2)) return false;
  weights_.resize(inputs_ * stride());
  bias_.resize(stride());
  return read_scaled<std::int16_t>(weights_, 32767, in) &&
         read_scaled<std::int16_t>(bias_, 32767, in);
}

DenseTable::DenseTable(std::size_t rows, std::size_t width, std::span<const float> values)
    : width_(width),
      values_(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rows * width)) {}

void DenseTable::write(ByteWriter& out) const {
  out.number(rows());
  out.number(width_);
  for (std::size_t i = 0; i < rows(); ++i) write_scaled<std::int8_t>(row(i), 127, out);
}

bool DenseTable::read(ByteReader& in) {
  const std::size_t rows = in.count();
  width_ = in.count();
  if (width_ == 0 || rows > largest_dimension || width_ > largest_dimension) return false;
  if (!in.fits(rows * width_)) return false;
  values_.resize(rows * width_);
  for (std::size_t i = 0; i < rows; ++i) {
    if (!read_scaled<std::int8_t>(std::span(values_).subspan(i * width_, width_), 127, in))
      return false;
  }
  return true;
}

void memory_step(const float* gates, std::size_t size, float* cell, float* state) {
  kernels().memory_step(gates, size, cell, state);
}

}  // namespace entente::language
