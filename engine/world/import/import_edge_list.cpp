// Lists and tables of ties: what people type, and what R, pandas, Gephi and spreadsheets write.
#include "engine/core/text.hpp"
#include "engine/world/import/import_builder.hpp"
#include "engine/world/import/import_lines.hpp"
#include "engine/world/import/import_words.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
using Fields = std::vector<CsvField>;

// Letters and digits alone, small: "Source ID" and "source_id" are one name.
std::string simple(std::string_view name) {
  std::string letters;
  for (const char letter : lower_case(name))
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
      letters += letter;
  return letters;
}

struct Columns {
  std::size_t source = nowhere, target = nowhere, weight = nowhere;
};

struct NamePair {
  std::string_view source, target;
};
// What the columns of the two ends of a tie are called.
constexpr std::array column_names{
    NamePair{"source", "target"},
    NamePair{"from", "to"},
    NamePair{"sourceid", "targetid"},
    NamePair{"fromid", "toid"},
    NamePair{"sourcename", "targetname"},
    NamePair{"fromname", "toname"},
    NamePair{"sourcenode", "targetnode"},
    NamePair{"fromnode", "tonode"},
    NamePair{"ego", "alter"},
    NamePair{"egoid", "alterid"},
    NamePair{"sender", "receiver"},
};
// What could also be the names of two people.
constexpr std::array numbered_names{NamePair{"v1", "v2"},           NamePair{"node1", "node2"},
                                    NamePair{"id1", "id2"},         NamePair{"name1", "name2"},
                                    NamePair{"person1", "person2"}, NamePair{"actor1", "actor2"},
                                    NamePair{"vertex1", "vertex2"}, NamePair{"persona", "personb"},
                                    NamePair{"ida", "idb"},         NamePair{"namea", "nameb"}};

std::size_t place_of(const Fields& fields, std::string_view name) {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (simple(fields[i].text) == name)
      return i;
  return nowhere;
}

std::optional<Columns> columns_of(const Fields& header) {
  for (const NamePair& pair : column_names) {
    const Columns found{place_of(header, pair.source), place_of(header, pair.target),
                        place_of(header, "weight")};
    if (found.source != nowhere && found.target != nowhere)
      return found;
  }
  return std::nullopt;
}

class ListReader {
 public:
  ListReader(std::string_view text, const ImportRules& rules, ImportProblems& problems)
      : text_(text), problems_(problems), builder_(rules, problems), cutter_(text, problems) {}

  Expected<ImportedNetwork> read() {
    std::string_view rest = text_;
    for (std::string_view line = take_line_that_says(rest); !line.empty() && !problems_.stopped();
         line = take_line_that_says(rest)) {
      if (!std::exchange(begun_, true))
        if (begin(line) || problems_.stopped())
          continue;
      read_line(line);
    }
    say_how();
    return builder_.finish();
  }

 private:
  // The first line says how the text is written. True if it is no tie itself.
  bool begin(std::string_view line) {
    if (const std::string_view said = trimmed(line);
        said.size() == 5 && lower_case(said).starts_with("sep=")) {
      separator_ = said[4] == ';' ? Separator::semicolon : said[4] == ',' ? Separator::comma : Separator::tab;
      begun_ = false; // the header is yet to come
      chosen_ = true;
      return true;
    }
    if (!chosen_)
      separator_ = separator_in(line);
    const Fields header = cutter_.cut(line, separator_);
    columns_ = columns_of(header);
    if (columns_) {
      if (separator_ == Separator::any)
        separator_ = line.find('\t') != nowhere  ? Separator::tab
                     : line.find(',') != nowhere ? Separator::comma
                                                 : Separator::blank;
      header_size_ = header.size();
      note_other_columns(header);
      return true;
    }
    refuse_other_tables(header);
    return false;
  }

  // One of the strict ones where the line has quotation marks or semicolons, or where only tabs or only
  // commas make two fields of it.
  Separator separator_in(std::string_view line) {
    if (line.find(';') != nowhere && cutter_.cut(line, Separator::semicolon).size() > 1)
      return Separator::semicolon;
    if (line.find('"') != nowhere)
      return line.find('\t') != nowhere  ? Separator::tab
             : line.find(',') != nowhere ? Separator::comma
                                         : Separator::blank;
    if (trimmed(line).starts_with(','))
      return Separator::comma; // a table whose first column has no name
    if (cutter_.cut(line, Separator::any).size() > 2)
      for (const Separator strict : {Separator::tab, Separator::comma})
        if (const Fields fields = cutter_.cut(line, strict); columns_of(fields) || fields.size() == 2)
          return strict;
    return Separator::any;
  }

  void note_other_columns(const Fields& header) {
    std::string names;
    for (std::size_t i = 0; i < header.size(); ++i)
      if (i != columns_->source && i != columns_->target && !header[i].text.empty())
        names += (names.empty() ? "" : ", ") + in_quotes(header[i].text);
    if (!names.empty())
      builder_.network().notes.push_back("columns that are not used: " + names);
  }

  void refuse_other_tables(const Fields& header) {
    if (header.size() > 2 && header.front().text.empty())
      return problems_.stop(header.front().at,
                            "this looks like a matrix or a table with numbered lines; a line for "
                            "each tie is needed, under a header with source and target");
    if (header.size() > 1 && place_of(header, "id") != nowhere && place_of(header, "label") != nowhere)
      problems_.stop(header.front().at, "this looks like a table of people; a table of ties is needed, with "
                                        "the columns source and target");
  }

  void read_line(std::string_view line) {
    const Fields& fields = cutter_.cut(line, separator_);
    if (fields.empty())
      return;
    if (columns_)
      read_row(line, fields);
    else
      read_tie(line, fields);
  }

  std::size_t place(std::string_view line) const {
    return static_cast<std::size_t>(line.data() - text_.data());
  }

  std::string called(const CsvField& field) const { return in_quotes(field.text); }

  // A line under a header. R's write.table gives lines a name of their own that the header lacks.
  void read_row(std::string_view line, const Fields& fields) {
    if (rows_++ == 0)
      shift_ = fields.size() == header_size_ + 1 ? 1 : 0;
    const std::size_t source = columns_->source + shift_, target = columns_->target + shift_;
    if (fields.size() > header_size_ + shift_)
      return problems_.add(place(line), "this line has " + std::to_string(fields.size()) +
                                            " fields and the header " + std::to_string(header_size_) +
                                            "; a name that holds one of the separators, which are " +
                                            std::string(name_of(separator_)) + ", needs quotation marks");
    if (fields.size() <= std::max(source, target))
      return problems_.add(place(line), "this line ends before its " +
                                            std::string(fields.size() <= source ? "source" : "target"));
    for (const std::size_t end : {source, target})
      if (!fields[end].quoted && says_missing(fields[end].text))
        return problems_.add(fields[end].at,
                             "this tie has no " + std::string(end == source ? "source" : "target") +
                                 (fields[end].text.empty() ? "" : ": it is " + called(fields[end])) +
                                 "; leave the line out");
    if (columns_->weight != nowhere && columns_->weight + shift_ < fields.size())
      if (const auto weight = number_in<double>(fields[columns_->weight + shift_].text);
          weight && *weight <= 0.0)
        return problems_.add(place(line), "this tie has the weight " + number_text(*weight) +
                                              "; who does not talk has no tie: leave the line out");
    const std::uint32_t from = builder_.number_of(fields[source].text, fields[source].at);
    const std::uint32_t to = builder_.number_of(fields[target].text, fields[target].at);
    builder_.tie(from, to, place(line));
  }

  // A line of a list: two names, or one who may have no ties.
  void read_tie(std::string_view line, const Fields& cut) {
    Fields fields = cut;
    while (fields.size() > 1 && fields.back().text.empty() && !fields.back().quoted)
      fields.pop_back();
    if (fields.size() > 2)
      return problems_.add(
          place(line), "this line has " + std::to_string(fields.size()) +
                           " names; a tie has two, a citizen without ties stands alone. A first line "
                           "'source,target,weight' says which columns hold the names, and names with blanks "
                           "need quotation marks");
    if (separator_ == Separator::any)
      for (const CsvField& field : fields)
        if (const std::size_t sign = field.text.find_first_of(";\""); sign != nowhere)
          return problems_.add(
              field.at + sign,
              in_quotes(field.text.substr(sign, 1)) +
                  " stands here and not in the first line; all lines need the same separators "
                  "and quotation marks");
    if (fields.front().text.empty())
      return problems_.add(fields.front().at, "this tie has no first name");
    const std::uint32_t from = builder_.number_of(fields.front().text, fields.front().at);
    if (fields.size() == 1)
      return;
    const std::uint32_t to = builder_.number_of(fields[1].text, fields[1].at);
    builder_.tie(from, to, place(line));
    look_for_header(fields, from, to);
  }

  // Whether the first tie could be a header of unknown names: nobody else knows these two.
  void look_for_header(const Fields& fields, std::uint32_t from, std::uint32_t to) {
    if (lines_++ == 0) {
      first_ = {std::string(fields[0].text), std::string(fields[1].text)};
      first_at_ = fields[0].at;
      first_from_ = from, first_to_ = to;
      return;
    }
    for (const std::uint32_t citizen : {from, to})
      recurs_ |= citizen == first_from_ || citizen == first_to_;
    others_are_numbers_ &= number_in<double>(fields[0].text) && number_in<double>(fields[1].text);
  }

  void say_how() {
    builder_.network().format = columns_ ? "a table of ties" : "a list of ties";
    if (lines_ < 2 || recurs_ || builder_.citizens() < 2)
      return;
    const std::string pair = in_quotes(first_[0]) + " and " + in_quotes(first_[1]);
    const bool numbered =
        std::any_of(numbered_names.begin(), numbered_names.end(), [&](const NamePair& names) {
          return simple(first_[0]) == names.source && simple(first_[1]) == names.target;
        });
    const bool among_numbers =
        others_are_numbers_ && !number_in<double>(first_[0]) && !number_in<double>(first_[1]);
    if (numbered || among_numbers)
      problems_.add(first_at_, pair + " look like the heads of two columns; call them source and target");
    else
      builder_.network().notes.push_back(
          "nobody else is tied to " + pair +
          " of the first tie; were they the heads of columns, source and target "
          "would say so");
  }

  std::string_view text_;
  ImportProblems& problems_;
  ImportBuilder builder_;
  FieldCutter cutter_;
  Separator separator_ = Separator::any;
  bool chosen_ = false; // the separator, by a line of its own
  bool begun_ = false;
  std::optional<Columns> columns_; // of a table with a header
  std::size_t header_size_ = 0, shift_ = 0, rows_ = 0;
  std::size_t lines_ = 0, first_at_ = 0; // ties of a list; the first
  std::array<std::string, 2> first_;
  std::uint32_t first_from_ = 0, first_to_ = 0;
  bool recurs_ = false, others_are_numbers_ = true;
};

} // namespace

Expected<ImportedNetwork> import_edge_list(std::string_view text, const ImportRules& rules,
                                           ImportProblems& problems) {
  return ListReader(text, rules, problems).read();
}

} // namespace entente
