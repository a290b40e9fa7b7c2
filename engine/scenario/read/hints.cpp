#include "engine/scenario/read/hints.hpp"

#include "engine/core/decimal.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/strategy.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace entente {
namespace {

constexpr std::size_t none = std::string_view::npos;

// The number a text begins with, which is cut off.
std::optional<double> take_number(std::string_view& text) {
  // Digits and at most one point, so that "0.2..0.3" is two numbers.
  std::size_t end = !text.empty() && text.front() == '-' ? 1 : 0;
  bool point = false;
  while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') ||
                               (text[end] == '.' && !point && text.substr(end, 2) != ".."))) {
    point |= text[end] == '.';
    ++end;
  }
  const auto value = number_in<double>(text.substr(0, end));
  text.remove_prefix(value ? end : 0);
  return value;
}

std::string uniform_text(double low, double high) {
  return "{ uniform = [" + number_text(std::min(low, high)) + ", " + number_text(std::max(low, high)) + "] }";
}

// What somebody meant who wrote this for a number.
std::optional<std::string> meant_number(std::string_view value) {
  std::string_view rest = trimmed(value);
  if (rest.starts_with('~'))
    rest = trimmed(rest.substr(1));
  const auto low = take_number(rest);
  if (!low)
    return std::nullopt;
  rest = trimmed(rest);
  constexpr double per_cent = 100.0;
  if (rest == "%" || rest == "per cent" || rest == "percent")
    return "a share is a number from 0 to 1: " + number_text(*low / per_cent);
  if (rest.empty())
    return "a number stands without quotation marks: " + number_text(*low);
  if (rest.starts_with(',')) {
    std::string_view decimals = rest.substr(1);
    if (!decimals.empty() && decimals.find_first_not_of("0123456789") == none)
      return "decimals have a point: " + printable(trimmed(value).substr(0, trimmed(value).find(','))) + "." +
             printable(decimals);
  }
  constexpr std::array<std::string_view, 7> between{"...", "..", "-", "\xE2\x80\x93", "to", ":", "bis"};
  for (const std::string_view sign : between)
    if (rest.starts_with(sign)) {
      std::string_view end = trimmed(rest.substr(sign.size()));
      const auto high = take_number(end);
      const std::string_view unit = trimmed(end);
      if (high && (unit.empty() || unit == "%")) {
        const double scale = unit == "%" ? per_cent : 1.0;
        return "a range is " + uniform_text(*low / scale, *high / scale);
      }
    }
  constexpr std::array<std::string_view, 6> times{"month", "months", "year", "years", "m", "y"};
  if (std::find(times.begin(), times.end(), rest) != times.end()) {
    constexpr double months_of_a_year = 12.0;
    return "time is a number of months: " + number_text(rest.front() == 'y' ? *low * months_of_a_year : *low);
  }
  return std::nullopt;
}

// The text in typographic quotation marks, or in single ones with an apostrophe within.
std::optional<std::string_view> in_other_marks(std::string_view value) {
  constexpr std::array<std::string_view, 6> marks{"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E",
                                                  "\xE2\x80\x98", "\xC2\xAB",     "\xC2\xBB"};
  constexpr std::array<std::string_view, 6> ends{"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x99",
                                                 "\xC2\xBB",     "\xC2\xAB",     "\""};
  for (const std::string_view mark : marks)
    if (value.starts_with(mark)) {
      value.remove_prefix(mark.size());
      for (const std::string_view end : ends)
        if (value.ends_with(end))
          return value.substr(0, value.size() - end.size());
      return value;
    }
  if (value.size() > 2 && value.front() == '\'' && value.back() == '\'' && value.find('"') == none &&
      value.substr(1, value.size() - 2).find('\'') != none)
    return value.substr(1, value.size() - 2);
  return std::nullopt;
}

struct Synonym {
  std::string_view word, meant;
};

// Words of the field, and what files call them.
constexpr std::array synonyms{
    Synonym{"duration", "months = 240"},
    Synonym{"length", "months = 240"},
    Synonym{"horizon", "months = 240"},
    Synonym{"years", "months = 240"},
    Synonym{"time", "months = 240"},
    Synonym{"steps", "months = 240"},
    Synonym{"name", "title = \"...\""},
    Synonym{"scenario", "title = \"...\""},
    Synonym{"base", "extends = \"builtin:baseline\""},
    Synonym{"include", "extends = \"builtin:baseline\""},
    Synonym{"inherits", "extends = \"builtin:baseline\""},
    Synonym{"reps", "[run] with replicates = 200"},
    Synonym{"runs", "[run] with replicates = 200"},
    Synonym{"repetitions", "[run] with replicates = 200"},
    Synonym{"iterations", "[run] with replicates = 200"},
    Synonym{"simulations", "[run] with replicates = 200"},
    Synonym{"random_seed", "[run] with seed = 1"},
    Synonym{"population", "[citizens] with count = 300"},
    Synonym{"people", "[citizens] with count = 300"},
    Synonym{"agents", "[citizens] with count = 300"},
    Synonym{"rebels", "[[armed_groups]] with name = \"...\""},
    Synonym{"rebel_groups", "[[armed_groups]] with name = \"...\""},
    Synonym{"groups", "[[armed_groups]] with name = \"...\""},
    Synonym{"parties", "[[armed_groups]] with name = \"...\""},
    Synonym{"actors", "[[armed_groups]] with name = \"...\""},
    Synonym{"ethnic_groups", "identities = [\"...\", \"...\"]"},
    Synonym{"ethnicities", "identities = [\"...\", \"...\"]"},
    Synonym{"mediators", "[third_parties] with count = 8"},
    Synonym{"donors", "[third_parties] with count = 8"},
    Synonym{"helpers", "[third_parties] with count = 8"},
    Synonym{"interventions", "[[strategies]] with name = \"...\" and actions = [{ instrument = \"...\" }]"},
    Synonym{"policies", "[[strategies]] with name = \"...\" and actions = [{ instrument = \"...\" }]"},
    Synonym{"policy", "[[strategies]] with name = \"...\" and actions = [{ instrument = \"...\" }]"},
    Synonym{"support", "[[strategies]] with name = \"...\" and actions = [{ instrument = \"...\" }]"},
    Synonym{"treatment", "[[strategies]] with name = \"...\" and actions = [{ instrument = \"...\" }]"},
    Synonym{"agreement", "start = \"accord\" and [accord]"},
    Synonym{"peace_agreement", "start = \"accord\" and [accord]"},
    Synonym{"variants", "[worlds.NAME]"},
    Synonym{"costs", "[prices]"},
};

// What stands in a table of its own, by its key.
constexpr std::array<std::string_view, 3> of_run{"replicates", "seed", "reference"};

std::string under(std::string_view table, std::string_view key) {
  return "; it stands under [" + std::string(table) + "] as " + printable(key);
}

} // namespace

std::string syntax_hint(std::string_view whole) {
  const std::string_view line = trimmed(whole);
  const std::size_t equals = line.find('=');
  if (equals == none) {
    const std::size_t colon = line.find(':');
    return colon != none && colon > 0 && line.front() != '[' && line.front() != '#'
               ? "; a key and its value stand on either side of '=': " +
                     printable(trimmed(line.substr(0, colon))) + " = ..."
               : "";
  }
  const std::string key = printable(trimmed(line.substr(0, equals)));
  std::string_view value = trimmed(line.substr(equals + 1));
  value = trimmed(value.substr(0, value.find('#')));
  std::string_view rest = value;
  if (take_number(rest) && rest.empty())
    return ""; // nothing is wrong with the value
  if (const auto meant = meant_number(value))
    return "; " + *meant;
  if (rest.size() < value.size() && rest.front() == ' ')
    return "; a number stands without words: " + key + " = " +
           printable(value.substr(0, value.size() - rest.size()));
  if (key.find(' ') != std::string::npos && key.find_first_of("\"'[{") == std::string::npos)
    return "; a key with blanks needs quotation marks: \"" + key + "\" = ...";
  if (const auto text = in_other_marks(value))
    return "; quotation marks are straight ones: " + key + " = \"" + printable(*text) + "\"";
  constexpr std::array<std::string_view, 8> truths{"yes",  "no",    "True", "False",
                                                   "TRUE", "FALSE", "on",   "off"};
  if (const auto found = std::find(truths.begin(), truths.end(), value); found != truths.end())
    return "; write " + key + ((found - truths.begin()) % 2 == 0 ? " = true" : " = false");
  if (value.empty())
    return "; a value is missing behind '='";
  const bool bare = std::all_of(value.begin(), value.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == ' ' ||
           letter == '_' || letter == '-' || letter == ':' || letter == '.' || letter == '/' ||
           letter == '\'' || (letter >= '0' && letter <= '9') || static_cast<unsigned char>(letter) >= 0x80;
  });
  const bool begins_as_word = (value.front() >= 'a' && value.front() <= 'z') ||
                              (value.front() >= 'A' && value.front() <= 'Z') ||
                              static_cast<unsigned char>(value.front()) >= 0x80;
  return bare && begins_as_word ? "; a text needs quotation marks: " + key + " = \"" + printable(value) + "\""
                                : "";
}

std::string number_hint(std::string_view text) {
  const auto meant = meant_number(text);
  return meant ? "; " + *meant : "";
}

std::string key_hint(std::string_view table, std::string_view key, std::span<const std::string_view> known) {
  if (table.empty()) {
    const std::string word(key);
    if (std::find(of_run.begin(), of_run.end(), key) != of_run.end())
      return under("run", key);
    for (const Synonym& synonym : synonyms)
      if (synonym.word == key)
        return "; what is meant may be " + std::string(synonym.meant);
  }
  constexpr std::array<std::string_view, 7> of_actions{"instrument", "strength", "from", "until",
                                                       "overhead",   "factor",   "part"};
  if (table.starts_with("strategy ") &&
      std::find(of_actions.begin(), of_actions.end(), key) != of_actions.end())
    return "; it belongs to an action: actions = [{ instrument = \"...\", strength = 1.0 }]";
  if (table.starts_with("action ") && (key == "start" || key == "begin" || key == "end" || key == "stop"))
    return std::string("; did you mean '") + (key == "start" || key == "begin" ? "from" : "until") + "'?";
  if (table == "prices" && find_instrument(key))
    return "; it stands under [prices.instruments]";
  if (find_parameter(std::string(table) + "." + std::string(key)) != nullptr)
    return "; it is a parameter: write it under [parameters] as \"" + std::string(table) + "." +
           std::string(key) + "\"";
  if (nearest(key, known).empty() && table.find(' ') == none) {
    std::string groups;
    for (const StructureField& field : structure_table())
      if (field.name == key && field.group != table)
        groups += (groups.empty() ? "" : ", ") + std::string(field.group) + "." + std::string(field.name);
    if (!groups.empty())
      return "; a number of that name is " + groups + ": the word before the point is its table, [...]";
  }
  if (const std::string near = suggestion(key, known); !near.empty())
    return near;
  std::string list;
  for (const std::string_view name : known)
    list += (list.empty() ? "; known: " : ", ") + printable(name);
  return list;
}

} // namespace entente
