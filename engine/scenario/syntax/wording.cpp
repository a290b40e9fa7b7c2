#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

std::string simplified(std::string_view word) {
  std::string simple = lower_case(word);
  std::erase_if(simple, [](char letter) { return letter == ' ' || letter == '-' || letter == '_'; });
  return simple;
}

// The known word of which this one is a part, where there is one such word, or one that begins with it.
std::string_view only_one_that_holds(const std::string& simple, std::span<const std::string_view> known) {
  constexpr std::size_t shortest = 5;
  if (simple.size() < shortest)
    return {};
  std::string_view found, begun;
  std::size_t holding = 0, beginning = 0;
  for (const std::string_view candidate : known) {
    const std::size_t at = simplified(candidate).find(simple);
    if (at == std::string::npos)
      continue;
    found = candidate;
    ++holding;
    if (at == 0) {
      begun = candidate;
      ++beginning;
    }
  }
  return holding == 1 ? found : beginning == 1 ? begun : std::string_view();
}

} // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
  constexpr std::size_t longest_word = 80;
  if (word.size() > longest_word)
    return {};
  const std::string simple = simplified(word);
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(2, simple.size() / 3) + 1;
  for (const std::string_view candidate : known) {
    const std::size_t dot = candidate.find('.');
    if (dot != std::string_view::npos && candidate.substr(dot + 1) == word)
      return candidate; // the group was left out
    const std::string simple_candidate = simplified(candidate);
    const std::size_t letters = edit_distance(simple, simple_candidate);
    if (letters < best_distance && letters < simple_candidate.size()) {
      best = candidate;
      best_distance = letters;
    }
  }
  return best.empty() ? only_one_that_holds(simple, known) : best;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
  constexpr std::size_t longest_list = 24;
  if (const std::string_view near = nearest(word, known); !near.empty())
    return "; did you mean " + in_quotes(near) + "?";
  if (known.empty() || known.size() > longest_list)
    return "";
  std::string list;
  for (const std::string_view name : known)
    list += (list.empty() ? "; known: " : ", ") + printable(name);
  return list;
}

std::string allowed_text(double minimum, double maximum, std::string_view unit, bool integer) {
  std::string text = integer ? "allowed is a whole number " : "allowed is ";
  if (std::isinf(maximum))
    text += std::isinf(minimum) ? "any number" : number_text(minimum) + " or more";
  else if (std::isinf(minimum))
    text += number_text(maximum) + " or less";
  else
    text += number_text(minimum) + " to " + number_text(maximum);
  if (!unit.empty() && unit != "1")
    text += " (" + std::string(unit) + ")";
  return text;
}

} // namespace entente
