#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/read/reader.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

using Kind = Distribution::Kind;

struct Form {
  std::string_view key;
  Kind kind;
  std::size_t numbers; // 0: one plain number
  std::string_view wanted;
};
constexpr std::array forms{
    Form{"value", Kind::constant, 0, "a number"},
    Form{"uniform", Kind::uniform, 2, "[low, high]"},
    Form{"log_uniform", Kind::log_uniform, 2, "[low, high]"},
    Form{"normal", Kind::normal, 2, "[mean, SD]"},
    Form{"lognormal", Kind::lognormal, 2, "[median, SD of the log]"},
    Form{"beta", Kind::beta, 2, "[a, b]"},
    Form{"poisson", Kind::poisson, 0, "a number"},
};

bool read_form(Reader& reader, const Node& node, const Form& form, const std::string& name, Distribution& d) {
  d.kind = form.kind;
  if (form.numbers == 0) {
    const auto value = reader.number(node, name);
    d.first = value.value_or(0.0);
    return value.has_value();
  }
  const auto values = reader.numbers(node, name);
  if (!values)
    return false;
  if (values->size() != form.numbers) {
    reader.refuse(node, name + " has " + std::to_string(values->size()) + " numbers; needed is " +
                            std::string(form.wanted));
    return false;
  }
  d.first = (*values)[0];
  d.second = (*values)[1];
  return true;
}

bool read_choice(Reader& reader, Section& section, const Node& node, Distribution& d) {
  d.kind = Kind::choice;
  const auto values = reader.numbers(node, section.called("values"));
  const Node* shares_node = section.take("shares");
  if (shares_node == nullptr) {
    reader.refuse(node, section.called("values") + " needs shares, one for each value, that sum to 1");
    return false;
  }
  const auto shares = reader.numbers(*shares_node, section.called("shares"));
  if (!values || !shares)
    return false;
  if (values->size() != shares->size() || values->empty() || values->size() > Distribution::maximum_choices) {
    reader.refuse(*shares_node, section.called("values") + " has " + std::to_string(values->size()) +
                                    " values and " + std::to_string(shares->size()) +
                                    " shares; needed are as many of both, 1 to 8");
    return false;
  }
  d.choices = values->size();
  std::copy(values->begin(), values->end(), d.values.begin());
  std::copy(shares->begin(), shares->end(), d.shares.begin());
  return true;
}

void read_provenance(Section& section, std::optional<Provenance>& provenance) {
  const Node* source = section.take("source");
  const Node* grade = section.take("grade");
  if (source == nullptr && grade == nullptr)
    return;
  provenance.emplace();
  if (source != nullptr)
    provenance->source = section.reader().text(*source, section.called("source")).value_or("");
  constexpr std::array<std::string_view, 4> grades{"A", "B", "C", "D"};
  if (grade != nullptr)
    if (const auto found = section.reader().choice(*grade, section.called("grade"), grades))
      provenance->grade = grades[*found][0];
}

// A draw that could leave what is allowed gets this as its limit.
void limit_to_allowed(Distribution& d, const NumberRules& rules, bool low_given, bool high_given) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (d.kind != Kind::normal && d.kind != Kind::lognormal && d.kind != Kind::poisson && d.kind != Kind::beta)
    return;
  const double lowest = d.kind == Kind::normal ? -infinity : 0.0;
  const double highest = d.kind == Kind::beta ? 1.0 : infinity;
  if (!low_given && lowest < rules.minimum)
    d.low = rules.minimum;
  if (!high_given && highest > rules.maximum)
    d.high = rules.maximum;
}

// What a list that stands for a number would be in full.
std::string list_meant(const Node& node, const NumberRules& rules) {
  std::string numbers, shares;
  for (const Node& item : node.items) {
    numbers += (numbers.empty() ? "" : ", ") + shown(item);
    shares += (shares.empty() ? "" : ", ") + number_text(1.0 / static_cast<double>(node.items.size()));
  }
  const std::string one =
      "one number is needed, " + allowed_text(rules.minimum, rules.maximum, rules.unit, rules.integer);
  if (rules.known || node.items.size() < 2 || node.items.size() > Distribution::maximum_choices)
    return one;
  if (node.items.size() == 2)
    return "a range is { uniform = [" + numbers + "] }; else " + one;
  return "a choice of values is { values = [" + numbers + "], shares = [" + shares + "] }; else " + one;
}

} // namespace

std::optional<Distribution> read_distribution(Reader& reader, const Node& node, const NumberRules& rules,
                                              std::optional<Provenance>& provenance) {
  Distribution d;
  if (node.kind == Node::Kind::list) {
    reader.refuse(node, rules.name + " is a list; " + list_meant(node, rules));
    return std::nullopt;
  }
  if (node.kind != Node::Kind::table) {
    const auto value = reader.number(node, rules.name,
                                     allowed_text(rules.minimum, rules.maximum, rules.unit, rules.integer));
    if (!value)
      return std::nullopt;
    d.first = *value;
    return d;
  }
  Section section(reader, node, rules.name);
  const std::size_t before = reader.findings().size();
  std::size_t given = 0;
  bool read = false;
  for (const Form& form : forms)
    if (const Node* numbers = section.take(form.key)) {
      ++given;
      read = read_form(reader, *numbers, form, section.called(form.key), d);
    }
  if (const Node* values = section.take("values")) {
    ++given;
    read = read_choice(reader, section, *values, d);
  }
  if (d.kind == Kind::poisson)
    section.number("plus", d.second);
  const bool low_given = section.take("low") != nullptr, high_given = section.take("high") != nullptr;
  section.number("low", d.low);
  section.number("high", d.high);
  section.number("probability", d.probability);
  read_provenance(section, provenance);
  section.done();
  if (given != 1 && reader.findings().size() == before)
    reader.refuse(node,
                  rules.name + (given == 0 ? " is a table without a number" : " says more than one thing") +
                      "; needed is one of value, uniform, log_uniform, normal, lognormal, beta, poisson, "
                      "values with shares");
  if (!read || given != 1 || reader.findings().size() > before)
    return std::nullopt;
  limit_to_allowed(d, rules, low_given, high_given);
  return d;
}

std::optional<double> read_known(Reader& reader, const Node& node, const NumberRules& rules,
                                 std::optional<Provenance>& provenance) {
  const std::string allowed = allowed_text(rules.minimum, rules.maximum, rules.unit, rules.integer);
  const std::string uncertain = "; what is not known stands under [uncertain]: \"" + rules.name + "\" = ";
  if (node.kind == Node::Kind::list && node.items.size() == 2) {
    reader.refuse(node, rules.name + " is a list; one number is needed, " + allowed + uncertain +
                            "{ uniform = [" + shown(node.items[0]) + ", " + shown(node.items[1]) + "] }");
    return std::nullopt;
  }
  if (node.kind != Node::Kind::table)
    return reader.number(node, rules.name, allowed);
  Section section(reader, node, rules.name);
  const Node* value = section.take("value");
  read_provenance(section, provenance);
  for (const Form& form : forms)
    if (form.kind != Kind::constant && node.find(form.key) != nullptr) {
      reader.refuse(node, rules.name + " is a distribution; one number is needed here" + uncertain + "{ " +
                              std::string(form.key) + " = ... }");
      return std::nullopt;
    }
  section.done();
  if (value != nullptr)
    return reader.number(*value, rules.name, allowed);
  reader.refuse(node, rules.name + " is a table without value; needed is { value = ..., source = \"...\", "
                                   "grade = \"A\" to \"D\" }");
  return std::nullopt;
}

} // namespace entente
