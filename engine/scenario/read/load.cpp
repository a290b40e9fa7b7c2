#include "engine/scenario/read/load.hpp"

#include "engine/scenario/check/warnings.hpp"
#include "engine/scenario/read/change.hpp"
#include "engine/scenario/read/combine.hpp"
#include "engine/scenario/read/hints.hpp"
#include "engine/scenario/read/parse.hpp"
#include "engine/scenario/read/read_checked.hpp"
#include "engine/scenario/read/text_limits.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <tuple>

namespace entente {
namespace {

// toml++ 3.3 takes some of what a file may hold for impossible: in release builds it would then be undefined
// what happens. Here its assumptions are tested in every build; one without exceptions can but end.
constexpr void assume(bool holds) {
  if (!holds)
#ifdef __cpp_exceptions
    throw std::logic_error("the parser met what it takes for impossible");
#else
    std::abort();
#endif
}

} // namespace
} // namespace entente

#undef NDEBUG
#define TOML_ASSERT(condition) ::entente::assume(static_cast<bool>(condition))
// It gives its errors as values in every build, so that all of them read alike.
#define TOML_EXCEPTIONS 0
// Without a stream where the standard library reads floating-point numbers so; the bits are the same
// (engine/core/decimal.hpp).
#ifdef __cpp_lib_to_chars
#define TOML_FLOAT_CHARCONV 1
#else
#define TOML_FLOAT_CHARCONV 0
#endif
// toml++ can open a file by its name, which nobody here asks of it; a library without file streams still has
// to know what that would be.
#ifdef _LIBCPP_HAS_NO_FILESYSTEM
template<>
class std::basic_ifstream<char> : public std::istringstream {
 public:
  void open(const std::string&, std::ios_base::openmode) {}
  bool is_open() const { return false; }
};
#endif
#include <toml++/toml.h>

namespace entente {
namespace {

// ---- TOML to tree ----

Place place_of(const toml::source_region& region, std::uint32_t file) {
  return {file, static_cast<std::uint32_t>(region.begin.line),
          static_cast<std::uint32_t>(region.begin.column)};
}

template<class Moment>
std::string written(const Moment& moment) {
  std::ostringstream stream;
  stream << moment;
  return stream.str();
}

std::string date_text(const toml::node& source) {
  if (const auto* date = source.as_date())
    return written(date->get());
  if (const auto* time = source.as_time())
    return written(time->get());
  const auto* moment = source.as_date_time();
  return moment != nullptr ? written(moment->get()) : "";
}

void take_plain_value(const toml::node& source, Node& node) {
  if (const auto* text = source.as_string()) {
    node.kind = Node::Kind::text;
    node.text = text->get();
  } else if (const auto* integer = source.as_integer()) {
    node.kind = Node::Kind::integer;
    node.integer = integer->get();
  } else if (const auto* real = source.as_floating_point()) {
    node.kind = Node::Kind::real;
    node.real = real->get();
  } else if (const auto* truth = source.as_boolean()) {
    node.kind = Node::Kind::boolean;
    node.boolean = truth->get();
  } else {
    node.kind = Node::Kind::date;
    node.text = date_text(source);
  }
}

bool earlier(const Node::Entry& a, const Node::Entry& b) {
  return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
}

// toml++ keeps keys in alphabetical order; the tree has them as they were written.
Node tree_of(const toml::node& source, std::uint32_t file, ValueCount& count) {
  Node node;
  if (!count.one_more())
    return node;
  node.place = place_of(source.source(), file);
  if (const toml::table* table = source.as_table()) {
    if (!count.check_entries(table->size()))
      return node;
    for (auto entry = table->cbegin(); entry != table->cend(); ++entry)
      node.entries.push_back({std::string(entry->first.str()), place_of(entry->first.source(), file),
                              tree_of(entry->second, file, count)});
    std::stable_sort(node.entries.begin(), node.entries.end(), earlier);
  } else if (const toml::array* list = source.as_array()) {
    node.kind = Node::Kind::list;
    for (const toml::node& item : *list)
      node.items.push_back(tree_of(item, file, count));
  } else {
    take_plain_value(source, node);
  }
  return node;
}

// toml++ 3.3 asks of a letter after a joined line whether it is a space, and cannot answer for letters beyond
// ASCII (is_non_ascii_horizontal_whitespace). Written as an escape the letter is the same and is not asked
// about.
std::string with_plain_joined_lines(std::string_view text) {
  std::string plain;
  std::size_t copied = 0;
  for (const std::size_t at : letters_after_joined_lines(text)) {
    const Letter letter = first_letter(text.substr(at));
    plain += text.substr(copied, at - copied);
    plain += "\\U" + hexadecimal(letter.code, 8);
    copied = at + letter.bytes;
  }
  return plain + std::string(text.substr(copied));
}

// ---- Files to one tree ----

// The text without the mark with which some editors begin UTF-8.
std::string_view without_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

bool looks_like_json(const SourceText& source) {
  const std::string_view text = without_mark(source.text);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return source.file_name.ends_with(".json") || (first != std::string_view::npos && text[first] == '{');
}

class Files {
 public:
  explicit Files(const ResolveExtends& resolve) : resolve_(resolve) {}

  // The tree of a scenario file, built on those that it extends.
  Expected<Node> scenario_tree(const SourceText& source) {
    Expected<Node> parsed = parse(source);
    if (!parsed)
      return parsed;
    Node root = *std::move(parsed);
    if (root.kind == Node::Kind::table && root.entries.empty())
      return refusal(root, "", "the file holds no scenario: it is empty (a smallest one is: schema = 1)");
    join_dotted_keys(root);
    resolve_network_file(root, source.identity);
    const std::uint32_t own = root.place.file;
    if (Problems problems = load_sets(root, own); !problems.empty())
      return problems;
    const Node* extends = root.find("extends");
    if (extends == nullptr)
      return root;
    chain_.push_back({source.file_name, source.identity});
    const Node at = *extends;
    std::erase_if(root.entries, [](const Node::Entry& entry) { return entry.key == "extends"; });
    const Expected<SourceText> parent = extended(at, own);
    if (!parent)
      return parent.problems();
    Expected<Node> base = scenario_tree(*parent);
    if (base)
      extend(*base, std::move(root));
    return base;
  }

  const std::vector<SourceFile>& all() const { return files_; }
  const std::vector<Problem>& strays() const { return strays_; }

 private:
  Expected<Node> parse(const SourceText& source) {
    const bool json = looks_like_json(source);
    const Expected<std::uint32_t> file = enter(source, json);
    if (!file)
      return file.problems();
    const std::string_view text = without_mark(source.text);
    if (auto problem = problem_with_form(text, source.file_name))
      return *std::move(problem);
    Expected<Node> root =
        json ? parse_json(text, source.file_name, *file) : parse_toml_around_strays(text, source, *file);
    if (root)
      root->place.file = *file;
    return root;
  }

  // A value for a name that is also a table, country = "Sudan" beside [country], ends all reading of TOML. It
  // is noted and taken out, so that it does not hide what else is wrong.
  Expected<Node> parse_toml_around_strays(std::string_view text, const SourceText& source,
                                          std::uint32_t file) {
    std::string rest(text);
    std::vector<Problem> strays;
    while (true) {
      const std::size_t stray = find_key_beside_heading(rest);
      Expected<Node> root = parse_toml(rest, source.file_name, file);
      constexpr std::size_t most_strays = 20;
      if (root)
        strays_.insert(strays_.end(), strays.begin(), strays.end());
      if (root || stray == std::string::npos || strays.size() >= most_strays)
        return root;
      const std::size_t end = std::min(rest.find('\n', stray), rest.size());
      strays.push_back(problem_with_stray(rest, stray, source.file_name));
      std::fill(rest.begin() + static_cast<std::ptrdiff_t>(stray),
                rest.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    }
  }

  static Problem problem_with_stray(const std::string& text, std::size_t at, const std::string& file_name) {
    const std::string_view line = std::string_view(text).substr(at, text.find('\n', at) - at);
    const std::string key(line.substr(0, line.find_first_of(" \t=")));
    return problem_at(
        text, at, file_name,
        key +
            " has a value here and is a table below; a name for all of it is title = \"...\", and "
            "every other value stands with its own key under [" +
            key + "]");
  }

  // Takes a file into the list of files that places refer to.
  Expected<std::uint32_t> enter(const SourceText& source, bool json) {
    files_.push_back({source.file_name, source.identity, json});
    if (auto problem = problem_with_bytes(source.text, source.file_name))
      return *std::move(problem);
    return static_cast<std::uint32_t>(files_.size() - 1);
  }

  Problem refusal(const Node& at, const std::string& where, std::string message) const {
    return problem_of({where, at.place, std::move(message)}, files_);
  }

  Expected<SourceText> extended(const Node& at, std::uint32_t from) {
    const std::string where = "/extends";
    if (at.kind != Node::Kind::text)
      return refusal(at, where, "extends is " + shown(at) + "; the name of a scenario file is needed");
    if (chain_.size() > maximum_extends)
      return refusal(at, where,
                     "more than " + std::to_string(maximum_extends) +
                         " files extend one another: " + chain_text());
    Expected<SourceText> parent = read(at, where, at.text, from);
    for (const auto& [name, identity] : chain_)
      if (parent && identity == parent->identity)
        return refusal(at, where,
                       "extends goes in a circle: " + chain_text() + " -> " +
                           printable(parent->file_name, 200));
    return parent;
  }

  // The file that a value names.
  Expected<SourceText> read(const Node& at, const std::string& where, std::string_view name,
                            std::uint32_t from) {
    if (!resolve_)
      return refusal(at, where, "no other files can be read here");
    Expected<SourceText> text = resolve_(name, files_[from].identity);
    if (text)
      return text;
    return refusal(at, where,
                   text.problems().empty() ? "the file cannot be read" : text.problems().front().text());
  }

  std::string chain_text() const {
    std::string text;
    for (const auto& [name, identity] : chain_)
      text += (text.empty() ? "" : " -> ") + printable(name, 200);
    return text;
  }

  // parameter_sets = "kept" or the name of a file becomes the table of that file, "none" a table without
  // sets.
  Problems load_sets(Node& root, std::uint32_t own) {
    Node* named = root.find("parameter_sets");
    if (named == nullptr || named->kind != Node::Kind::text)
      return {};
    const Node at = *named;
    if (at.text == "none") {
      *named = Node{};
      named->place = at.place;
      Node names;
      names.kind = Node::Kind::list;
      named->entries.push_back({"names", at.place, std::move(names)});
      return {};
    }
    const std::string_view file = at.text == "kept" ? std::string_view("builtin:kept_sets") : at.text;
    const Expected<SourceText> source = read(at, "/parameter_sets", file, own);
    Expected<Node> sets = source ? parse_sets(*source) : Expected<Node>(source.problems());
    if (!sets)
      return sets.problems();
    *named = *std::move(sets);
    std::erase_if(named->entries, [](const Node::Entry& entry) { return entry.key == "name"; });
    named->entries.insert(named->entries.begin(), {"name", at.place, at});
    return {};
  }

  Expected<Node> parse_sets(const SourceText& source) {
    if (!source.file_name.ends_with(".csv")) {
      Expected<Node> root = parse(source);
      if (!root)
        return root;
      Node wrapped;
      wrapped.entries.push_back({"parameter_sets", root->place, *std::move(root)});
      join_dotted_keys(wrapped);
      return std::move(wrapped.entries.front().value);
    }
    const Expected<std::uint32_t> file = enter(source, false);
    if (!file)
      return file.problems();
    return parse_sets_csv(without_mark(source.text), source.file_name, *file);
  }

  // An imported network lies in the folder of the file that names it.
  static void resolve_network_file(Node& root, const std::string& identity) {
    Node* network = root.find("network");
    Node* file = network != nullptr ? network->find("file") : nullptr;
    const std::size_t slash = identity.rfind('/');
    if (file == nullptr || file->kind != Node::Kind::text || file->text.empty() ||
        file->text.starts_with('/') || slash == std::string::npos || identity.starts_with("builtin:"))
      return;
    file->text = identity.substr(0, slash + 1) + file->text;
  }

  const ResolveExtends& resolve_;
  std::vector<SourceFile> files_;
  std::vector<Problem> strays_;                            // keys that were taken out
  std::vector<std::pair<std::string, std::string>> chain_; // name and identity
};

// Each world by itself must be a scenario that can run.
Problems problems_of_variants(const Node& root, const Scenario& scenario,
                              const std::vector<SourceFile>& files) {
  Problems problems;
  for (const NamedVariant& variant : scenario.variants) {
    Scenario in_variant = scenario;
    const std::string where = "/worlds" + pointer_step(variant.name);
    for (const Problem& problem : try_apply_variant(in_variant, variant))
      problems.push_back(problem_of({where, follow(root, where).place, problem.text()}, files));
  }
  return problems;
}

Expected<Scenario> read_whole(const Node& root, const Files& files) {
  Expected<Scenario> scenario = read_checked(root, Scenario{}, files.all());
  Problems problems = files.strays();
  const Problems found = scenario ? problems_of_variants(root, *scenario, files.all()) : scenario.problems();
  problems.insert(problems.end(), found.begin(), found.end());
  if (problems.empty())
    return scenario;
  return problems;
}

LoadReport report_on(const Node& root, const Scenario& scenario, const std::vector<SourceFile>& files) {
  const auto placed = [&](const std::string& where, std::string message) {
    return problem_of({where, follow(root, where).place, std::move(message)}, files);
  };
  const auto written = [&](std::string_view group, std::string_view name) {
    const Node* table = root.find(group);
    const Node* node = table != nullptr ? table->find(name) : nullptr;
    return node != nullptr && node->place.file == root.place.file;
  };
  LoadReport report;
  for (Finding& finding : warnings_of(scenario, written))
    report.warnings.push_back(placed(finding.where, std::move(finding.message)));
  report.network_file = placed("/network/file", "");
  return report;
}

} // namespace

namespace {

Expected<Node> tree_of_toml(std::string_view text, const std::string& file_name, std::uint32_t file) {
  const toml::parse_result parsed = toml::parse(with_plain_joined_lines(text));
  if (parsed) {
    ValueCount count(file_name);
    Node root = tree_of(parsed.table(), file, count);
    return count.problem() ? Expected<Node>(*count.problem()) : Expected<Node>(std::move(root));
  }
  const toml::parse_error& error = parsed.error();
  const Place place = place_of(error.source(), file);
  const bool heading_again = error.description().find("redefine existing table") != std::string_view::npos;
  return Problem{file_name, static_cast<int>(place.line), static_cast<int>(place.column),
                 "this is not TOML: " + printable(error.description(), 300) +
                     (heading_again ? "; all that belongs to it stands below one heading"
                                    : syntax_hint(line_of(text, place.line)))};
}

} // namespace

Expected<Node> parse_toml(std::string_view text, const std::string& file_name, std::uint32_t file) {
  if (auto problem = problem_with_headings(text, file_name))
    return *std::move(problem);
#ifdef __cpp_exceptions
  try {
    return tree_of_toml(text, file_name, file);
  } catch (const std::logic_error& error) { // assume()
    return Problem{file_name, 0, 0, std::string("this is not TOML: ") + error.what()};
  }
#else
  return tree_of_toml(text, file_name, file);
#endif
}

Expected<Scenario> try_load_scenario(const SourceText& source, const ResolveExtends& resolve,
                                     LoadReport* report) {
  Files files(resolve);
  const Expected<Node> root = files.scenario_tree(source);
  if (!root)
    return root.problems();
  Expected<Scenario> scenario = read_whole(*root, files);
  if (scenario && report != nullptr)
    *report = report_on(*root, *scenario, files.all());
  return scenario;
}

#ifdef __cpp_exceptions
Scenario load_scenario(const SourceText& source, const ResolveExtends& resolve, LoadReport* report) {
  return value_or_throw(try_load_scenario(source, resolve, report));
}

Scenario load_scenario(std::string_view text, std::string_view file_name, const ResolveExtends& resolve) {
  return load_scenario(SourceText{std::string(text), std::string(file_name), std::string(file_name)},
                       resolve);
}
#endif

} // namespace entente
