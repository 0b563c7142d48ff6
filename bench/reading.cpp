// Words a second from text to claims, the reader's stages apart and together.
//   bench_reading                      the project's example articles
//   ENTENTE_BENCH_TEXTS=DIR bench_…    the articles of a folder
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iostream>

#include "language/annotate.hpp"
#include "loaders/documents.hpp"
#include "loaders/reader.hpp"
#include "loaders/schemas.hpp"

namespace {

using namespace entente;

template <class T>
T value_or_exit(core::Result<T> result) {
  if (result) return std::move(result).value();
  std::cerr << to_string(result.error()) << "\n";
  std::exit(1);
}

std::shared_ptr<const language::Pipeline> load_pipeline() {
  return std::make_shared<const language::Pipeline>(
      value_or_exit(language::Pipeline::load(SOURCE_DIR "/models/entente-en.model")));
}

struct Fixture {
  std::shared_ptr<const language::Pipeline> pipeline = load_pipeline();
  loaders::Schemas schemas = value_or_exit(loaders::load_schemas({SOURCE_DIR "/schemas"}));
  loaders::Reader reader = value_or_exit(loaders::Reader::make(schemas, pipeline));
  std::vector<graph::Document> documents;
  std::int64_t words = 0;

  Fixture() {
    const char* folder = std::getenv("ENTENTE_BENCH_TEXTS");
    documents = value_or_exit(loaders::load_documents(
                                  {folder ? folder : SOURCE_DIR "/examples/texts"}, std::cin))
                    .documents;
    for (const graph::Document& document : documents) words += count_words(document.text);
  }

  static std::int64_t count_words(const std::string& text) {
    bool inside = false;
    return std::count_if(text.begin(), text.end(), [&](unsigned char c) {
      const bool starts = !std::isspace(c) && !inside;
      inside = !std::isspace(c);
      return starts;
    });
  }
};

const Fixture& fixture() {
  static const Fixture instance;
  return instance;
}

void report(benchmark::State& state) {
  state.counters["words/s"] = benchmark::Counter(
      static_cast<double>(fixture().words * state.iterations()), benchmark::Counter::kIsRate);
}

void load_schemas(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(loaders::Reader::make(
        value_or_exit(loaders::load_schemas({SOURCE_DIR "/schemas"})), fixture().pipeline));
  }
}
BENCHMARK(load_schemas)->Unit(benchmark::kMillisecond);

void load_model(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_pipeline());
}
BENCHMARK(load_model)->Unit(benchmark::kMillisecond);

void parse(benchmark::State& state) {
  const language::Annotator annotator(fixture().schemas.gazetteer, fixture().pipeline);
  for (auto _ : state) {
    for (const graph::Document& document : fixture().documents) {
      benchmark::DoNotOptimize(annotator.parse(document.text));
    }
  }
  report(state);
}
BENCHMARK(parse)->Unit(benchmark::kMillisecond);

void annotate(benchmark::State& state) {
  const language::Annotator annotator(fixture().schemas.gazetteer, fixture().pipeline);
  for (auto _ : state) {
    for (const graph::Document& document : fixture().documents) {
      benchmark::DoNotOptimize(annotator.annotate(document.text, {}));
    }
  }
  report(state);
}
BENCHMARK(annotate)->Unit(benchmark::kMillisecond);

void read(benchmark::State& state) {
  const std::atomic<bool> interrupted = false;
  const auto jobs = static_cast<unsigned>(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(loaders::read_all(fixture().reader, {fixture().documents, {}, {}},
                                               jobs, interrupted, [](std::size_t, std::size_t) {}));
  }
  report(state);
}
BENCHMARK(read)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
