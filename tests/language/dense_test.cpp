#include "language/dense.hpp"

#include <cmath>
#include <random>

#include "language/dense_kernels.hpp"
#include "support/catch.hpp"

using namespace entente::language;

namespace {

std::vector<float> numbers(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<float> result(count);
  for (float& value : result) value = static_cast<float>(random() % 2001) / 1000 - 1;
  return result;
}

}  // namespace

TEST_CASE("a layer multiplies and adds its bias", "[dense]") {
  const std::vector<float> weights{1, 2, 3, 4, 5, 6}, bias{10, 20};  // two outputs of three inputs
  const DenseLayer layer(3, 2, weights, bias);
  const std::vector<float> x{1, 0, -1, 2, 2, 2};
  std::vector<float> y(2 * layer.stride());
  layer.apply(x.data(), 3, 2, y.data());
  CHECK(y[0] == Approx(8));
  CHECK(y[1] == Approx(18));
  CHECK(y[layer.stride()] == Approx(22));
  CHECK(y[layer.stride() + 1] == Approx(50));
}

TEST_CASE("loops for every vector unit agree with plain sums", "[dense]") {
  using detail::DenseKernels;
  std::vector<const DenseKernels*> all{&detail::generic_kernels};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    all.push_back(&detail::avx2_kernels);
  }
  if (__builtin_cpu_supports("avx512f")) all.push_back(&detail::avx512_kernels);
#endif
  constexpr std::size_t rows = 7, inputs = 5, stride = 80;
  const auto x = numbers(rows * inputs, 1), w = numbers(inputs * stride, 2);
  for (const DenseKernels* kernels : all) {
    std::vector<float> y(rows * stride, 0.5F);
    kernels->multiply(x.data(), inputs, rows, w.data(), inputs, stride, y.data());
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < stride; ++c) {
        double sum = 0.5;
        for (std::size_t k = 0; k < inputs; ++k) {
          sum += static_cast<double>(x[r * inputs + k]) * static_cast<double>(w[k * stride + c]);
        }
        CHECK(static_cast<double>(y[r * stride + c]) == Approx(sum).margin(1e-5));
      }
    }
    auto gates = numbers(4 * 16, 3), cell = numbers(16, 4), state = std::vector<float>(16);
    gates[5] = 40;  // beyond where the functions are flat
    const auto old = cell;
    kernels->memory_step(gates.data(), 16, cell.data(), state.data());
    for (std::size_t i = 0; i < 16; ++i) {
      const auto logistic = [](float v) { return 1 / (1 + std::exp(-v)); };
      const float now =
          logistic(gates[i]) * std::tanh(gates[48 + i]) + logistic(gates[16 + i]) * old[i];
      CHECK(cell[i] == Approx(now).margin(1e-5));
      CHECK(state[i] == Approx(logistic(gates[32 + i]) * std::tanh(now)).margin(1e-5));
    }
  }
}

TEST_CASE("layers and tables read back are the same within their precision", "[dense]") {
  const auto weights = numbers(6 * 20, 5), values = numbers(4 * 9, 6);
  const DenseLayer layer(6, 20, weights, {});
  const DenseTable table(4, 9, values);
  ByteWriter out;
  layer.write(out);
  table.write(out);
  ByteReader in(out.bytes());
  DenseLayer layer_again;
  DenseTable table_again;
  REQUIRE(layer_again.read(in));
  REQUIRE(table_again.read(in));
  CHECK(in.at_end());
  const auto x = numbers(6, 7);
  std::vector<float> y(layer.stride()), y_again(layer.stride());
  layer.apply(x.data(), 6, 1, y.data());
  layer_again.apply(x.data(), 6, 1, y_again.data());
  for (std::size_t i = 0; i < 20; ++i) CHECK(y_again[i] == Approx(y[i]).margin(1e-3));
  for (std::size_t i = 0; i < 36; ++i) {
    CHECK(table_again.row(i / 9)[i % 9] == Approx(values[i]).margin(0.01));
  }
}

TEST_CASE("a layer that claims more weights than the file has is refused", "[dense]") {
  ByteWriter out;
  out.number(100);
  out.number(90);
  for (int i = 0; i < 200; ++i) out.byte(0);
  ByteReader in(out.bytes());
  DenseLayer layer;
  CHECK_FALSE(layer.read(in));
}
