// Which study a derived table was computed from: the last columns of each of its rows, so that a table of an
// earlier state of a study is never taken for that of what is stored now.
#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class Store;
class Table;

struct TableOrigin {
  std::string study_digest;     // of all outcomes stored (engine/store/folder/study_digest.hpp)
  std::uint32_t replicates = 0; // stored at the first point of the scenario's own world
};
// Reads every history.
TableOrigin origin_of(const Store& store);

constexpr std::array<std::string_view, 2> origin_columns{"replicates", "study_digest"};
std::vector<std::string_view> with_origin(std::initializer_list<std::string_view> columns);
void end_row(Table& table, const TableOrigin& origin);

} // namespace entente
