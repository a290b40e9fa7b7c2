#include "tests/report/markup.hpp"

#include <algorithm>
#include <array>

namespace entente::test {
namespace {

bool stands_alone(std::string_view name) {
  constexpr std::array<std::string_view, 4> alone{"meta", "br", "!DOCTYPE", "link"};
  return std::find(alone.begin(), alone.end(), name) != alone.end();
}

} // namespace

Markup parsed(std::string_view html) {
  Markup markup;
  std::vector<std::string> open;
  for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
    const std::size_t end = html.find('>', at);
    if (end == std::string_view::npos) {
      markup.problem = "a tag does not end";
      return markup;
    }
    std::string_view inside = html.substr(at + 1, end - at - 1);
    at = end + 1;
    if (inside.starts_with('/')) {
      const std::string name(inside.substr(1));
      if (open.empty() || open.back() != name) {
        markup.problem.append("closes ").append(name);
        if (!open.empty())
          markup.problem.append(" within ").append(open.back());
        return markup;
      }
      open.pop_back();
      continue;
    }
    const bool closed = inside.ends_with('/');
    if (closed)
      inside.remove_suffix(1);
    const std::size_t blank = std::min(inside.find_first_of(" \n"), inside.size());
    Element element{std::string(inside.substr(0, blank)), std::string(inside.substr(blank)), ""};
    if (element.name == "script" || element.name == "style") {
      const std::string closing = "</" + element.name + ">";
      const std::size_t close = html.find(closing, at);
      element.text = html.substr(at, close - at);
      at = std::min(close, html.size() - closing.size()) + closing.size();
    } else if (!closed && !stands_alone(element.name)) {
      open.push_back(element.name);
    }
    markup.elements.push_back(std::move(element));
  }
  if (!open.empty())
    markup.problem = "never closes " + open.back();
  return markup;
}

std::size_t count(const Markup& markup, std::string_view name) {
  return static_cast<std::size_t>(
      std::count_if(markup.elements.begin(), markup.elements.end(),
                    [&](const Element& element) { return element.name == name; }));
}

std::string attribute(const Element& element, std::string_view name) {
  std::string key(1, ' ');
  key.append(name).append("=\"");
  const std::size_t begin = element.attributes.find(key);
  if (begin == std::string::npos)
    return {};
  const std::size_t value = begin + key.size();
  return element.attributes.substr(value, element.attributes.find('"', value) - value);
}

} // namespace entente::test
