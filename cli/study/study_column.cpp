#include "cli/study/study_column.hpp"

#include "engine/core/error.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/sqlite/store.hpp"

#include <fmt/format.h>

#include <vector>

namespace entente::cli {

std::size_t column_of(const StoreHead& head, std::string_view name, std::string_view flag) {
  std::vector<std::string_view> known;
  for (const StoredOutcome& outcome : head.outcomes)
    known.push_back(outcome.name);
  for (std::size_t i = 0; i < known.size(); ++i)
    if (known[i] == name)
      return i;
  throw ScenarioError(fmt::format("{} names the outcome {}, which the study does not have{}", flag,
                                  in_quotes(name), suggestion(name, known)));
}

} // namespace entente::cli
