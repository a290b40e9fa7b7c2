// Society: what is fixed about citizens: where they live, whom they belong to, how they take influence, whom
// they know. Shared by every arm of a replicate. Canonical order: CitizenId ascends by region, then identity,
// then settlement, then number; a citizen's number (0 .. count - 1, region = number mod regions) is what
// draws are addressed by. In an imported society regions may be given, and within a cell ids follow the
// network instead (build_imported.hpp).
#pragma once
#include "engine/core/ids.hpp"
#include "engine/world/network/network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

// All citizens of one region and identity: the ids from begin to end.
struct Cell {
  RegionId region{};
  IdentityId identity{};
  std::uint32_t begin = 0, end = 0;

  std::uint32_t size() const { return end - begin; }
  bool operator==(const Cell&) const = default;
};

struct Society {
  std::size_t regions = 0, identities = 0;
  std::vector<Cell> cells;           // [region x identities + identity], in canonical order, possibly empty
  std::vector<std::uint32_t> number; // by CitizenId
  std::vector<float> susceptibility; // by CitizenId; weight of neighbours against the own disposition
  std::vector<float> disposition;    // by CitizenId; where confidence rests without cynicism
  std::vector<float> leaning;        // by CitizenId; political leaning, standard normal
  Network network;

  std::size_t citizens() const { return number.size(); }
  const Cell& cell(RegionId region, IdentityId identity) const {
    return cells[index(region) * identities + index(identity)];
  }
  bool operator==(const Society&) const = default;
};

} // namespace entente
