#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente::graph {

/// Appends numbers and strings in the encoding of graph files (docs/graph-file.md).
class ByteWriter {
 public:
  void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  void varint(std::uint64_t value);        ///< LEB128: seven bits a byte, least first
  void signed_varint(std::int64_t value);  ///< zigzag, then varint
  void real(double value);                 ///< eight bytes of IEEE 754, little-endian
  void string(std::string_view text);      ///< length as varint, then the bytes
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what ByteWriter wrote, from bytes that may be anything. Reading past the end, or a number
/// that is not one, yields zero and makes ok() false for good.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::uint8_t byte();
  [[nodiscard]] std::uint64_t varint();
  [[nodiscard]] std::int64_t signed_varint();
  [[nodiscard]] double real();
  [[nodiscard]] std::string_view string();
  /// A varint that must be below `limit`.
  [[nodiscard]] std::uint32_t below(std::uint64_t limit);
  /// How many items follow, each of `least` bytes or more; more than there can be is not ok.
  [[nodiscard]] std::uint32_t count(std::size_t least);

  void fail() { ok_ = false; }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace entente::graph
