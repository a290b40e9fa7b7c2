#include "engine/store/sqlite/checksum.hpp"

#include <bit>
#include <cmath>
#include <cstring>

#define XXH_INLINE_ALL // the header alone
#include <xxhash.h>

namespace entente {

void Checksum::add(const void* data, std::size_t size) {
  const std::size_t at = bytes_.size();
  bytes_.resize(at + size);
  if (size > 0)
    std::memcpy(bytes_.data() + at, data, size);
}

Checksum& Checksum::whole(std::int64_t number) {
  add(&number, sizeof number);
  return *this;
}

Checksum& Checksum::real(double number) {
  constexpr std::int64_t not_a_number = 0x7ff8000000000000;
  return whole(std::isnan(number) ? not_a_number : number == 0.0 ? 0 : std::bit_cast<std::int64_t>(number));
}

Checksum& Checksum::reals(std::span<const double> numbers) {
  whole(static_cast<std::int64_t>(numbers.size()));
  for (const double number : numbers)
    real(number);
  return *this;
}

Checksum& Checksum::reals(std::span<const float> numbers) {
  whole(static_cast<std::int64_t>(numbers.size()));
  add(numbers.data(), numbers.size_bytes());
  return *this;
}

Checksum& Checksum::text(std::string_view text) {
  whole(static_cast<std::int64_t>(text.size()));
  add(text.data(), text.size());
  return *this;
}

Checksum& Checksum::bytes(std::span<const std::uint8_t> bytes) {
  whole(static_cast<std::int64_t>(bytes.size()));
  add(bytes.data(), bytes.size());
  return *this;
}

std::int64_t Checksum::finish() {
  const std::uint64_t check = XXH3_64bits(bytes_.data(), bytes_.size());
  bytes_.clear();
  return std::bit_cast<std::int64_t>(check);
}

#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
bool believe_checksums = false;

bool is_as_written(std::int64_t stored, std::int64_t of_what_was_read) {
  return stored == of_what_was_read || believe_checksums;
}
#else
bool is_as_written(std::int64_t stored, std::int64_t of_what_was_read) {
  return stored == of_what_was_read;
}
#endif

} // namespace entente
