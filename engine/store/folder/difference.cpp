#include "engine/store/folder/difference.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace entente {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

struct Changed {
  char sign;
  std::string_view line, heading;
};

using Lines = std::vector<std::string_view>;

bool is_heading(std::string_view line) {
  return line.starts_with('[');
}

// Length of the longest common subsequence from each pair of lines on. Resolved scenarios have some hundred
// lines, so the plain table is enough.
std::vector<std::vector<std::uint32_t>> common_lengths(const Lines& a, const Lines& b) {
  std::vector<std::vector<std::uint32_t>> length(a.size() + 1, std::vector<std::uint32_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      length[i][j] = a[i] == b[j] ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
  return length;
}

// Cuts what both end with.
void cut_common_end(Lines& a, Lines& b) {
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.pop_back();
    b.pop_back();
  }
}

std::vector<Changed> changes(Lines a, Lines b) {
  cut_common_end(a, b);
  std::string_view heading;
  std::size_t same = 0;
  for (; same < std::min(a.size(), b.size()) && a[same] == b[same]; ++same)
    if (is_heading(a[same]))
      heading = a[same];
  a.erase(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(same));
  b.erase(b.begin(), b.begin() + static_cast<std::ptrdiff_t>(same));
  std::vector<Changed> changed;
  // Far too different to be told apart line by line: everything was replaced.
  constexpr std::size_t largest_table = 4'000'000;
  const bool aligned = a.size() * b.size() <= largest_table;
  const auto length = aligned ? common_lengths(a, b) : std::vector<std::vector<std::uint32_t>>();
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (aligned && i < a.size() && j < b.size() && a[i] == b[j]) {
      if (is_heading(a[i]))
        heading = a[i];
      ++i, ++j;
    } else if (i < a.size() && (!aligned || j == b.size() || length[i + 1][j] >= length[i][j + 1])) {
      changed.push_back({'-', a[i++], heading});
    } else {
      changed.push_back({'+', b[j++], heading});
    }
  }
  return changed;
}

} // namespace

std::string difference(std::string_view before, std::string_view after, std::size_t most) {
  const std::vector<Changed> changed = changes(lines_of(before), lines_of(after));
  std::string text;
  std::string_view heading;
  for (std::size_t i = 0; i < std::min(most, changed.size()); ++i) {
    if (changed[i].heading != heading) {
      heading = changed[i].heading;
      text += "  " + std::string(heading) + "\n";
    }
    text += std::string{changed[i].sign, ' '} + std::string(changed[i].line) + "\n";
  }
  if (changed.size() > most)
    text += "... and " + std::to_string(changed.size() - most) + " more lines\n";
  return text;
}

} // namespace entente
