// The encoding of numbers and strings in segments; the reader trusts nothing.
#include "graph/bytes.hpp"

#include <bit>
#include <limits>

namespace entente::graph {

void ByteWriter::varint(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
  byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::signed_varint(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  varint(value < 0 ? ~(bits << 1) : bits << 1);
}

void ByteWriter::real(double value) {
  auto bits = std::bit_cast<std::uint64_t>(value);
  for (int i = 0; i < 8; ++i, bits >>= 8) byte(static_cast<std::uint8_t>(bits));
}

void ByteWriter::string(std::string_view text) {
  varint(text.size());
  bytes_ += text;
}

std::uint8_t ByteReader::byte() {
  if (!ok_ || at_ >= bytes_.size()) {
    fail();
    return 0;
  }
  return static_cast<std::uint8_t>(bytes_[at_++]);
}

std::uint64_t ByteReader::varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint64_t next = byte();
    if (shift == 63 && next > 1) break;
    value |= (next & 0x7F) << shift;
    if (next < 0x80) return ok_ ? value : 0;
  }
  fail();
  return 0;
}

std::int64_t ByteReader::signed_varint() {
  const std::uint64_t bits = varint();
  return static_cast<std::int64_t>((bits & 1) != 0 ? ~(bits >> 1) : bits >> 1);
}

double ByteReader::real() {
  std::uint64_t bits = 0;
  for (unsigned shift = 0; shift < 64; shift += 8) bits |= std::uint64_t{byte()} << shift;
  return ok_ ? std::bit_cast<double>(bits) : 0;
}

std::string_view ByteReader::string() {
  const std::uint64_t size = varint();
  if (!ok_ || size > bytes_.size() - at_) {
    fail();
    return {};
  }
  const std::string_view text = bytes_.substr(at_, size);
  at_ += size;
  return text;
}

std::uint32_t ByteReader::below(std::uint64_t limit) {
  const std::uint64_t value = varint();
  if (value >= limit || value > std::numeric_limits<std::uint32_t>::max()) fail();
  return ok_ ? static_cast<std::uint32_t>(value) : 0;
}

std::uint32_t ByteReader::count(std::size_t least) {
  const std::uint64_t value = varint();
  if (value > (bytes_.size() - at_) / least || value >= std::numeric_limits<std::uint32_t>::max()) {
    fail();
  }
  return ok_ ? static_cast<std::uint32_t>(value) : 0;
}

}  // namespace entente::graph
