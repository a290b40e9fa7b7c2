// Words for a page. Names and comments come from scenario files and are not trusted: they are escaped, and
// set apart so that a right-to-left name turns nothing around it.
#pragma once
#include <string>
#include <string_view>

namespace entente::report {

// Characters that mean something in HTML become references; those that no reader should meet (control and
// direction-override characters) are left out.
std::string escaped(std::string_view text);
// The same, between isolates for places that take no elements (SVG titles, attributes).
std::string isolated(std::string_view text);
// At most so many letters, the last of them an ellipsis if something was left out.
std::string shortened(std::string_view text, std::size_t letters);

// A sentence, told twice: as HTML and as plain text that is escaped too.
class Text {
 public:
  Text() = default;
  Text(std::string_view words) { *this << words; }
  Text(const char* words) { *this << std::string_view(words); }
  Text(const std::string& words) { *this << std::string_view(words); }

  Text& operator<<(std::string_view words);
  Text& operator<<(const char* words) { return *this << std::string_view(words); }
  Text& operator<<(const std::string& words) { return *this << std::string_view(words); }
  Text& operator<<(const Text& other);
  Text& name(std::string_view name); // of a strategy, outcome, world: untrusted

  const std::string& html() const { return html_; }
  const std::string& plain() const { return plain_; }
  bool empty() const { return html_.empty(); }

 private:
  std::string html_, plain_;
};

Text named(std::string_view name);

} // namespace entente::report
