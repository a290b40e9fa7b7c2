// A sweep's design as text and back: one word of what it is on every line, then its values.
#include "analysis/sweep/sweep_design.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace entente {
namespace {

using Kind = Distribution::Kind;

constexpr std::array<std::string_view, 8> kinds{"constant",  "uniform", "log_uniform", "normal",
                                                "lognormal", "beta",    "poisson",     "choice"};
constexpr std::array<SweepLayout, 5> layouts{SweepLayout::grid, SweepLayout::lhs, SweepLayout::sobol,
                                             SweepLayout::morris, SweepLayout::points};

std::string text_of(const Distribution& d) {
  std::string text(kinds[static_cast<std::size_t>(d.kind)]);
  for (const double number : {d.first, d.second, d.low, d.high, d.probability})
    text += " " + number_text(number);
  for (std::size_t i = 0; i < d.choices; ++i)
    text += " " + number_text(d.values[i]) + " " + number_text(d.shares[i]);
  return text;
}

// The words of a line, from the left; what is asked for and not there is an error.
class Words {
 public:
  explicit Words(std::string_view line) : line_(line), left_(line) {}

  std::string_view next() {
    if (left_.empty())
      refuse();
    const std::string_view word = left_.substr(0, left_.find(' '));
    left_.remove_prefix(std::min(word.size() + 1, left_.size()));
    return word;
  }

  template<class Number>
  Number number() {
    const std::string_view word = next();
    const auto value = number_in<Number>(word);
    if (!value)
      refuse();
    return *value;
  }

  bool empty() const { return left_.empty(); }

  [[noreturn]] void refuse() const {
    throw ScenarioError("the design of a sweep has a line that cannot be read: " + in_quotes(line_));
  }

 private:
  std::string_view line_, left_;
};

Distribution distribution_of(Words& words) {
  Distribution d;
  const std::string_view kind = words.next();
  const auto known = std::find(kinds.begin(), kinds.end(), kind);
  if (known == kinds.end())
    words.refuse();
  d.kind = static_cast<Kind>(known - kinds.begin());
  for (double* number : {&d.first, &d.second, &d.low, &d.high, &d.probability})
    *number = words.number<double>();
  while (!words.empty()) {
    if (d.choices == Distribution::maximum_choices)
      words.refuse();
    d.values[d.choices] = words.number<double>();
    d.shares[d.choices++] = words.number<double>();
  }
  return d;
}

SweepLayout layout_of(Words& words) {
  const std::string_view name = words.next();
  for (const SweepLayout layout : layouts)
    if (name_of(layout) == name)
      return layout;
  words.refuse();
}

void read_line(std::string_view line, SweepDesign& design) {
  Words words(line);
  const std::string_view what = words.next();
  if (what == "layout")
    design.layout = layout_of(words);
  else if (what == "seed")
    design.seed = words.number<std::uint64_t>();
  else if (what == "size")
    design.size = words.number<std::size_t>();
  else if (what == "levels")
    design.levels = words.number<std::size_t>();
  else if (what == "varies") {
    Uncertain number;
    number.key = words.next();
    number.distribution = distribution_of(words);
    design.varied.push_back(std::move(number));
  } else
    words.refuse();
}

} // namespace

std::string to_text(const SweepDesign& design) {
  std::string text = "layout " + std::string(name_of(design.layout)) + "\nseed " +
                     std::to_string(design.seed) + "\nsize " + std::to_string(design.size) + "\nlevels " +
                     std::to_string(design.levels) + "\n";
  for (const Uncertain& number : design.varied)
    text += "varies " + number.key + " " + text_of(number.distribution) + "\n";
  return text;
}

SweepDesign sweep_design_of(std::string_view text) {
  SweepDesign design;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    read_line(line, design);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return design;
}

} // namespace entente
