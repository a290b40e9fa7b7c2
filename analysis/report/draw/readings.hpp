// What the marks of a drawing say: their places, numbers and the sentence about them, for pointer, keyboard
// and CSV.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace entente::report {

// One kind of reading of a figure, which is one table of its CSV.
struct ReadingKind {
  std::string name;                        // of the table: "bands"
  std::vector<std::string> texts, numbers; // names of columns, beside strategy and outcome
  // The sentence about a mark. A name in braces stands for what is in that column, {strategy} for the
  // strategy's name and {unit} for the unit of the block that a drawing stands in; {name:+} writes a number
  // with its sign, {name:n} a count, {name:%} a share in per cent, {name:y} months as years, {name?one|other}
  // one unless it is 0.
  std::string says;
};

// A mark: where it lies in its drawing, and a value for every number of its kind; what is not a number is
// missing.
struct Reading {
  std::pair<double, double> at;
  std::vector<double> values;
};

// Marks of one line or row, in their order; `texts` has a value for every text of the kind.
struct Readings {
  std::size_t kind = 0;
  std::vector<std::string> texts;
  std::vector<Reading> points;
};

// An element without anything to see, which carries the readings within a drawing: "x y value ...;...", where
// = stands for the same place again and - for what is missing.
std::string readings_svg(const Readings& readings, bool places_only = false);
// All kinds of a figure as a JSON list that may stand between single quotes in an attribute.
std::string reading_kinds_json(const std::vector<ReadingKind>& kinds);

// A JSON text in quotes that may stand in a script element and between single quotes: no character ends it.
std::string json_text(std::string_view text);
std::string json_list(const std::vector<std::string>& texts);

} // namespace entente::report
