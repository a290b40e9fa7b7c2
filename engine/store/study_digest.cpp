#include "engine/store/study_digest.hpp"

#include "engine/outcomes/digest.hpp"
#include "engine/store/store.hpp"

#include <optional>
#include <vector>

namespace entente {

std::string study_digest(const Store& store) {
  const std::size_t sets = store.head().parameter_sets;
  std::vector<std::string> digests;
  std::optional<OutcomeDigest> digest;
  Unit before;
  store.each_history([&](std::size_t strategy, const Unit& unit, bool, std::span<const double> values) {
    if (digest && (unit.world != before.world || unit.draw != before.draw)) {
      digests.push_back(digest->finish());
      digest.reset();
    }
    if (!digest)
      digest.emplace();
    before = unit;
    digest->add(strategy, unit.replicate % sets, values);
  });
  digests.push_back(digest ? digest->finish() : OutcomeDigest().finish());
  if (digests.size() == 1)
    return digests.front();
  Sha256 all;
  for (const std::string& one : digests)
    all.add(one.data(), one.size());
  return hexadecimal(all.finish());
}

} // namespace entente
