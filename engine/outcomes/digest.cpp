#include "engine/outcomes/digest.hpp"

#include <openssl/evp.h>

#include <bit>
#include <cmath>
#include <new>
#include <vector>

namespace entente {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();

  State() {
    if (context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1)
      throw std::bad_alloc();
  }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(const void* bytes, std::size_t count) {
  EVP_DigestUpdate(state_->context, bytes, count);
}

Sha256::Bytes Sha256::finish() {
  Bytes bytes{};
  EVP_DigestFinal_ex(state_->context, bytes.data(), nullptr);
  return bytes;
}

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
