// Row of a study's table: which history it speaks of.
#pragma once
#include "engine/ensemble/design.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace entente {
struct StudyReading;
}

namespace entente::cli {

struct StudyRow {
  Unit unit;
  std::size_t strategy = 0; // index into the study's
};

// Row `row`, from 0 and without the header, of tables/TABLE.csv. Where the table has no replicate, as
// summaries over many have none, `replicate` says which of them is meant, 0 if it is not given. An empty
// table name means the histories themselves as `entente export DIR csv` writes them: by world, point,
// replicate and strategy. Throws ScenarioError for a table or a row that is not there.
StudyRow row_of(const StudyReading& study, const std::string& table, std::uint64_t row,
                std::optional<std::uint32_t> replicate);

} // namespace entente::cli
