// Reads an XML document with expat and tells its elements one after the other, so that nothing is built in
// memory and what is wrong can be shown where it stands. Declarations of one's own, and with them entities
// but the five of XML and numbered letters, are refused; the text is taken for UTF-8 whatever it declares.
#pragma once
#include "engine/world/import/import_problems.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace entente {

struct XmlAttribute {
  std::string_view name, value; // without entities
};

// What happens in a document. All views end with the call. Reading stops where a call stops the problems.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  // `name` is empty for an element of another namespace than that of the outermost one; `at` is its first
  // byte. An empty element is a start and an end.
  virtual void start(std::string_view name, std::span<const XmlAttribute> attributes, std::size_t at) = 0;
  virtual void end() = 0;
  virtual void text(std::string_view piece) = 0; // of one text there may be several
};

constexpr std::size_t maximum_xml_depth = 64;
constexpr std::size_t maximum_xml_attributes = 64; // of one element

// The text must be UTF-8. Stops the problems where it is no XML.
void read_xml(std::string_view text, ImportProblems& problems, XmlEvents& events);

} // namespace entente
