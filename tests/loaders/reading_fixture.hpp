#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "language/pipeline.hpp"
#include "loaders/reader.hpp"
#include "loaders/schemas.hpp"

namespace entente::loaders::testing {

/// With the project's own schemas, of which `only` may keep some frame files, and its model.
inline loaders::Reader make_reader(
    const std::function<bool(const std::string& frame_file)>& only = {}) {
  auto schemas = loaders::load_schemas({std::string(SOURCE_DIR) + "/schemas"});
  if (!schemas) throw std::runtime_error(core::to_string(schemas.error()));
  if (only) {
    std::erase_if(schemas->frames, [&](const loaders::FrameFile& file) {
      return !only(file.path.filename().string());
    });
  }
  auto pipeline = language::Pipeline::load(std::string(SOURCE_DIR) + "/models/entente-en.model");
  if (!pipeline) throw std::runtime_error(core::to_string(pipeline.error()));
  auto result = loaders::Reader::make(
      *schemas, std::make_shared<const language::Pipeline>(std::move(*pipeline)));
  if (!result) throw std::runtime_error(core::to_string(result.error()));
  return std::move(*result);
}

/// With all the project's own schemas, made once.
inline const loaders::Reader& reader() {
  static const loaders::Reader made = make_reader();
  return made;
}

inline graph::Document document(const std::string& text,
                                const std::string& published = "2019-06-15") {
  graph::Document made;
  made.id = "d";
  made.text = text;
  made.published = published;
  return made;
}

/// "Visit(visitor=Angela Merkel, destination=Japan)", with "planned " or "negated " before it.
inline std::string print(const graph::Reading& reading, const graph::Claim& claim) {
  std::string line = claim.modality == graph::Modality::asserted
                         ? ""
                         : std::string(graph::to_string(claim.modality)) + " ";
  line += claim.type + "(";
  for (const auto& filler : claim.fillers) {
    if (line.back() != '(') line += ", ";
    line +=
        filler.role + "=" + (filler.entity ? reading.entities[*filler.entity].name : filler.value);
  }
  return line + ")";
}

/// The claims of a text, a line each.
inline std::string read(const std::string& text, const loaders::Reader& with = reader()) {
  const graph::Reading reading = with.read(document(text));
  std::string lines;
  for (const auto& claim : reading.claims) {
    if (!lines.empty()) lines += '\n';
    lines += print(reading, claim);
  }
  return lines;
}

}  // namespace entente::loaders::testing
