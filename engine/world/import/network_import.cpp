#include "engine/world/import/network_import.hpp"
#include "engine/core/text.hpp"
#include "engine/world/import/import_builder.hpp"
#include "engine/world/import/import_words.hpp"

namespace entente {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

} // namespace

Expected<ImportedNetwork> try_import_network(std::string_view text, const std::string& file,
                                             const ImportRules& rules) {
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark)
    text.remove_prefix(byte_order_mark.size());
  ImportProblems problems(text, file);
  if (const std::uint64_t bytes = text.size(); bytes > maximum_import_bytes)
    return Problem{file, 0, 0,
                   "the network has " + std::to_string(text.size()) + " bytes; allowed are " +
                       std::to_string(maximum_import_bytes)};
  if (auto other = format_not_read(text))
    problems.stop(0, std::move(*other));
  else
    require_readable(text, problems);
  if (problems.stopped())
    return problems.all();
  const std::string_view start =
      trimmed(text.substr(0, text.find_first_of("\r\n", text.find_first_not_of(" \t\r\n"))));
  if (start.starts_with('<'))
    return import_graphml(text, rules, problems);
  return is_pajek(text) ? import_pajek(text, rules, problems) : import_edge_list(text, rules, problems);
}

#ifdef __cpp_exceptions
ImportedNetwork import_network(std::string_view text, const std::string& file, const ImportRules& rules) {
  return value_or_throw(try_import_network(text, file, rules));
}
#endif

} // namespace entente
