#include "engine/world/import_builder.hpp"

#include <array>

namespace entente {
namespace {

constexpr std::size_t names_of_a_tie = 2;

struct Line {
  std::array<std::string_view, names_of_a_tie> names;
  std::size_t count = 0; // also of names too many
};

bool separates(char letter) {
  return letter == ' ' || letter == '\t' || letter == ',' || letter == '\r';
}

// Names in a line without its comment. Commas are blanks: "a, b", "a,b" and "a b" say the same.
Line names_in(std::string_view text) {
  Line line;
  for (std::size_t at = 0; at < text.size();) {
    if (separates(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !separates(text[end]))
      ++end;
    if (line.count < names_of_a_tie)
      line.names[line.count] = text.substr(at, end - at);
    ++line.count;
    at = end;
  }
  return line;
}

} // namespace

ImportedNetwork import_edge_list(std::string_view text, const ImportRules& rules, ImportProblems& problems) {
  ImportBuilder builder(rules, problems);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view whole = text.substr(begin, end - begin);
    const Line line = names_in(whole.substr(0, whole.find('#')));
    const auto place = [&](std::string_view name) {
      return static_cast<std::size_t>(name.data() - text.data());
    };
    if (line.count > names_of_a_tie)
      problems.add(begin, "this line has " + std::to_string(line.count) +
                              " names; a tie has two, a citizen without ties stands alone");
    else if (line.count > 0) {
      const std::uint32_t from = builder.number_of(line.names[0], place(line.names[0]));
      if (line.count == names_of_a_tie)
        builder.tie(from, builder.number_of(line.names[1], place(line.names[1])), begin);
    }
    begin = end + 1;
  }
  return builder.finish();
}

} // namespace entente
