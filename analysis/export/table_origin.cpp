#include "analysis/export/table_origin.hpp"

#include "engine/store/files/table.hpp"
#include "engine/store/folder/study_digest.hpp"
#include "engine/store/sqlite/store.hpp"

namespace entente {

TableOrigin origin_of(const Store& store) {
  return {study_digest(store), store.next_replicate(0, 0)};
}

std::vector<std::string_view> with_origin(std::initializer_list<std::string_view> columns) {
  std::vector<std::string_view> all(columns);
  all.insert(all.end(), origin_columns.begin(), origin_columns.end());
  return all;
}

void end_row(Table& table, const TableOrigin& origin) {
  table << origin.replicates << origin.study_digest;
  table.end_row();
}

} // namespace entente
