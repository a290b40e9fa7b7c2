// SHA-256 digests: one number for all outcomes of all histories: equal digests mean that nothing differs.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace entente {

// SHA-256 (FIPS 180-4).
class Sha256 {
 public:
  using Bytes = std::array<unsigned char, 32>;

  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(const void* bytes, std::size_t count);
  Bytes finish(); // nothing may be added afterwards

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string hexadecimal(const Sha256::Bytes& bytes); // 64 lower-case digits
std::string sha256_of(std::string_view text);        // hexadecimal

// SHA-256 over one SHA-256 per (strategy, draw), in ascending order of strategy, then draw; each of these is
// over the outcomes of its replicates in the order they were added: all of them as little-endian doubles,
// every not-a-number as the one quiet 0x7ff8000000000000. Replicates of one strategy and draw must come in
// order; strategies and draws may be mixed, so that nothing needs to be kept.
class OutcomeDigest {
 public:
  void add(std::size_t strategy, std::size_t point, std::span<const double> outcomes);
  std::string finish(); // hexadecimal; nothing may be added afterwards

 private:
  std::map<std::pair<std::size_t, std::size_t>, Sha256> parts_;
};

} // namespace entente
