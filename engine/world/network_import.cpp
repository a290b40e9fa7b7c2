#include "engine/world/network_import.hpp"
#include "engine/world/import_builder.hpp"

namespace entente {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

} // namespace

ImportedNetwork import_network(std::string_view text, const std::string& file, const ImportRules& rules) {
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark)
    text.remove_prefix(byte_order_mark.size());
  ImportProblems problems(text, file);
  if (text.size() > maximum_import_bytes)
    throw ScenarioError({{file, 0, 0,
                          "the network has " + std::to_string(text.size()) + " bytes; allowed are " +
                              std::to_string(maximum_import_bytes)}});
  require_readable(text, problems);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool is_xml = first != std::string_view::npos && text[first] == '<';
  return is_xml ? import_graphml(text, rules, problems) : import_edge_list(text, rules, problems);
}

} // namespace entente
