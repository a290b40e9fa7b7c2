// De Nooy, Mrvar and Batagelj 2018, "Exploratory Social Network Analysis with Pajek", 3rd edition, Cambridge
// University Press, appendix 2: vertices with their number and label, then ties as pairs or as lists.
#include "engine/core/text.hpp"
#include "engine/world/import/import_builder.hpp"
#include "engine/world/import/import_lines.hpp"
#include "engine/world/import/import_words.hpp"

namespace entente {
namespace {

class PajekReader {
 public:
  PajekReader(std::string_view text, const ImportRules& rules, ImportProblems& problems)
      : text_(text), problems_(problems), builder_(rules, problems), cutter_(text, problems) {}

  Expected<ImportedNetwork> read() {
    std::string_view rest = text_;
    for (std::string_view line = take_line_that_says(rest); !line.empty() && !problems_.stopped();
         line = take_line_that_says(rest)) {
      at_ = static_cast<std::size_t>(line.data() - text_.data());
      const std::vector<CsvField>& fields = cutter_.cut(line, Separator::blank);
      if (fields.empty())
        continue;
      if (fields.front().text.starts_with('*') && !fields.front().quoted)
        begin_part(fields);
      else if (part_ == Part::pairs)
        read_pair(fields);
      else if (part_ == Part::lists)
        read_list(fields);
      else if (part_ == Part::vertices)
        vertex(fields.front());
      else
        problems_.stop(at_, "*Vertices and their number are needed before this line");
    }
    builder_.network().format = "Pajek";
    return builder_.finish();
  }

 private:
  enum class Part { none, vertices, pairs, lists };

  void begin_part(const std::vector<CsvField>& fields) {
    const std::string name = lower_case(fields.front().text.substr(1));
    if (name == "network")
      return;
    if (name == "vertices")
      return begin_vertices(fields);
    if (name == "edges" || name == "arcs" || name == "edgeslist" || name == "arcslist") {
      part_ = name.ends_with("list") ? Part::lists : Part::pairs;
      return;
    }
    problems_.stop(
        at_, in_quotes(fields.front().text) +
                 " is not read; of a Pajek file *Vertices, *Edges, *Arcs, *Edgeslist and *Arcslist are");
  }

  void begin_vertices(const std::vector<CsvField>& fields) {
    const auto count = fields.size() > 1 ? number_in<std::size_t>(fields[1].text) : std::nullopt;
    if (!count)
      return problems_.stop(at_, "the number of vertices is needed behind *Vertices");
    if (builder_.citizens() > 0)
      return problems_.stop(at_, "a second network is not allowed");
    builder_.number_all(*count, at_);
    part_ = Part::vertices;
  }

  std::optional<std::uint32_t> vertex(const CsvField& field) {
    const auto number = number_in<std::uint32_t>(field.text);
    if (number && *number >= 1 && *number <= builder_.citizens())
      return *number - 1;
    problems_.add(field.at, in_quotes(field.text) + " is no vertex; a whole number from 1 to " +
                                std::to_string(builder_.citizens()) + " is needed");
    return std::nullopt;
  }

  void read_pair(const std::vector<CsvField>& fields) {
    if (fields.size() < 2)
      return problems_.add(at_, "a tie needs two vertices");
    const auto from = vertex(fields[0]), to = vertex(fields[1]);
    if (const auto weight = fields.size() > 2 ? number_in<double>(fields[2].text) : std::nullopt) {
      if (*weight <= 0.0)
        return problems_.add(at_, "this tie has the weight " + number_text(*weight) +
                                      "; who does not talk has no tie: leave the line out");
      if (*weight != 1.0 && !std::exchange(weighted_, true))
        builder_.network().notes.push_back("weights of ties are not used");
    }
    if (from && to)
      builder_.tie(*from, *to, at_);
  }

  void read_list(const std::vector<CsvField>& fields) {
    const auto from = vertex(fields[0]);
    for (std::size_t i = 1; i < fields.size(); ++i)
      if (const auto to = vertex(fields[i]); from && to)
        builder_.tie(*from, *to, fields[i].at);
  }

  std::string_view text_;
  ImportProblems& problems_;
  ImportBuilder builder_;
  FieldCutter cutter_;
  Part part_ = Part::none;
  std::size_t at_ = 0; // the line
  bool weighted_ = false;
};

} // namespace

bool is_pajek(std::string_view text) {
  const std::string line = lower_case(trimmed(take_line_that_says(text)));
  return line.starts_with("*vertices") || line.starts_with("*network");
}

Expected<ImportedNetwork> import_pajek(std::string_view text, const ImportRules& rules,
                                       ImportProblems& problems) {
  return PajekReader(text, rules, problems).read();
}

} // namespace entente
