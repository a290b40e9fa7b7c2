// Single bits of a store turned over, one at a time: is each seen, or without consequence?
#pragma once
#include "engine/store/folder/study_folder.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace entente::test {

// All that any reader gets out of a study, as one text.
std::string everything_in(const StudyReading& study);

struct FlipCounts {
  std::size_t seen = 0;     // a reader refused the store
  std::size_t harmless = 0; // everything that was read is what was written
  std::vector<std::uint64_t>
      silent; // bits, counted from the start of the file, after which something else was read
};

// Turns `count` bits of the store in the folder over, each alone, drawn from `seed`; the store is whole again
// afterwards.
FlipCounts flip_bits(const std::filesystem::path& folder, std::size_t count, std::uint64_t seed);

} // namespace entente::test
