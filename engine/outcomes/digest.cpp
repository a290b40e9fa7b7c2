#include "engine/outcomes/digest.hpp"

#include <bit>
#include <cmath>
#include <vector>

namespace entente {

std::string hexadecimal(const Sha256::Bytes& bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 0xf];
  }
  return text;
}

std::string sha256_of(std::string_view text) {
  Sha256 sha;
  sha.add(text.data(), text.size());
  return hexadecimal(sha.finish());
}

void OutcomeDigest::add(std::size_t strategy, std::size_t point, std::span<const double> outcomes) {
  constexpr std::uint64_t not_a_number = 0x7ff8000000000000;
  constexpr int bits_in_byte = 8;
  std::vector<unsigned char> bytes(outcomes.size() * sizeof(std::uint64_t));
  std::size_t at = 0;
  for (const double value : outcomes) {
    const std::uint64_t word = std::isnan(value) ? not_a_number : std::bit_cast<std::uint64_t>(value);
    for (std::size_t byte = 0; byte < sizeof word; ++byte)
      bytes[at++] = static_cast<unsigned char>(word >> (bits_in_byte * byte));
  }
  parts_[{strategy, point}].add(bytes.data(), bytes.size());
}

std::string OutcomeDigest::finish() {
  Sha256 whole;
  for (auto& [place, part] : parts_) {
    const Sha256::Bytes bytes = part.finish();
    whole.add(bytes.data(), bytes.size());
  }
  return hexadecimal(whole.finish());
}

} // namespace entente
