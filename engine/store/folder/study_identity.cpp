#include "engine/store/folder/study_identity.hpp"

#include "engine/outcomes/digest.hpp"
#include "engine/store/sqlite/store.hpp"

#include <fmt/format.h>

namespace entente {

std::string identity_of_whole(const StoreHead& head) {
  std::string text = fmt::format("command: {}\nkeep: {}\n", head.verb, name_of(head.keep));
  if (!head.rule.empty())
    text += fmt::format("until: {}\n", head.rule);
  for (std::size_t variant = 1; variant < head.variants.size(); ++variant)
    text += fmt::format("in world: {}\n", head.variants[variant]);
  text += head.sweep;
  if (!head.keys.empty())
    text += fmt::format(
        "points: {}, {}\n", head.points.size() / head.keys.size(),
        sha256_of({reinterpret_cast<const char*>(head.points.data()), head.points.size() * sizeof(double)}));
  return text + head.scenario;
}

std::string identity(const StoreHead& head) {
  return fmt::format("shard: {} of {}\n", head.shard.index + 1, head.shard.count) + identity_of_whole(head);
}

} // namespace entente
