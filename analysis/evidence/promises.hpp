// Promises: what accords hold, by kind, as analysis/data/provisions.toml has them.
#pragma once
#include "engine/scenario/model/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace entente {

// What is shared or given up (Jarstad and Nilsson 2008).
enum class Pact : std::uint8_t { none, military, territorial, political };

struct Promise {
  std::string key; // short name in the Peace Accords Matrix
  Provision provision;
  Pact pact = Pact::none;
};

struct PromiseTable {
  std::vector<Promise> promises;
  std::vector<std::string> usual_text;    // keys of what most accords hold, shared power left out
  std::vector<std::string> power_sharing; // one key for each dimension of shared power

  const Promise& of(std::string_view key) const;          // one that is there
  const Promise* named(std::string_view provision) const; // by what scenarios call it; nullptr: none
};

PromiseTable promise_table();

} // namespace entente
