// Enough of HTML to say whether a page of ours is well formed.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

struct Element {
  std::string name, attributes, text; // text: of script and style, as it stands
};

struct Markup {
  std::vector<Element> elements; // in the order in which they begin
  std::string problem;           // the first one; empty if there is none
};

// Every element that is opened is closed, in order; nothing but tags begins with <.
Markup parsed(std::string_view html);

std::size_t count(const Markup& markup, std::string_view name);
// The value of an attribute, or nothing.
std::string attribute(const Element& element, std::string_view name);

} // namespace entente::test
