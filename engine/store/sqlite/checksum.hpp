// A checksum over the values of a row: stored beside them, compared by whoever reads them.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

// XXH3 with 64 bits. Against what happens to disks and memory, not against people.
class Checksum {
 public:
  Checksum& whole(std::int64_t number);
  // Every not-a-number counts as the same one and -0 as 0: a store does not tell them apart.
  Checksum& real(double number);
  Checksum& reals(std::span<const double> numbers); // so many, then each
  Checksum& reals(std::span<const float> numbers);
  Checksum& text(std::string_view text);
  Checksum& bytes(std::span<const std::uint8_t> bytes);
  // Of all that was given since the last one.
  std::int64_t finish();

 private:
  void add(const void* data, std::size_t size);

  std::vector<unsigned char> bytes_;
};

// Whether a stored checksum is that of what was read.
bool is_as_written(std::int64_t stored, std::int64_t of_what_was_read);
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
extern bool believe_checksums; // whatever they say, so that a fuzzer reaches what lies behind them
#endif

} // namespace entente
