// What all formats of imported networks have in common: names become numbers, ties are counted.
#pragma once
#include "engine/world/import/import_problems.hpp"
#include "engine/world/import/network_import.hpp"

#include <memory_resource>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

class ImportBuilder {
 public:
  ImportBuilder(const ImportRules& rules, ImportProblems& problems) : rules_(rules), problems_(problems) {}

  // The number of a citizen; new names get the next. `byte` is where this one stands.
  std::uint32_t number_of(std::string_view name, std::size_t byte);
  // Citizens who are called by their position from 1, instead of names.
  void number_all(std::size_t citizens, std::size_t byte);
  void tie(std::uint32_t from, std::uint32_t to, std::size_t byte);

  std::size_t citizens() const { return first_place_.size(); }
  std::size_t first_place(std::uint32_t citizen) const { return first_place_[citizen]; }
  std::string name(std::uint32_t citizen) const;
  ImportedNetwork& network() { return network_; }

  // The network, or what was found wrong, too many ties of a citizen included.
  Expected<ImportedNetwork> finish();

 private:
  void check_ties_of_citizens();

  const ImportRules& rules_;
  ImportProblems& problems_;
  ImportedNetwork network_;
  std::pmr::monotonic_buffer_resource letters_; // of all names
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::vector<std::string_view> names_; // empty where citizens are called by their position
  std::vector<std::size_t> first_place_;
};

Expected<ImportedNetwork> import_edge_list(std::string_view text, const ImportRules& rules,
                                           ImportProblems& problems);
Expected<ImportedNetwork> import_graphml(std::string_view text, const ImportRules& rules,
                                         ImportProblems& problems);
bool is_pajek(std::string_view text);
Expected<ImportedNetwork> import_pajek(std::string_view text, const ImportRules& rules,
                                       ImportProblems& problems);

} // namespace entente
