// Outcome of a study by its name.
#pragma once
#include <cstddef>
#include <string_view>

namespace entente {
struct StoreHead;
}

namespace entente::cli {

// Its position among the outcomes stored. Throws ScenarioError that names the flag and the nearest outcome.
std::size_t column_of(const StoreHead& head, std::string_view name, std::string_view flag);

} // namespace entente::cli
