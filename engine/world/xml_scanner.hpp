// Reads the tags and text of an XML document one after the other, so that what is wrong can be shown where it
// stands and nothing is built in memory. Namespaces are left to the caller; entities are the five of XML 1.0
// and numbered letters; declarations of one's own are refused.
#pragma once
#include "engine/world/import_problems.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct XmlAttribute {
  std::string_view name;
  std::string_view raw; // as written, entities included
  std::size_t at = 0;   // first byte of the value
};

struct XmlPiece {
  enum class Kind { start, end, text };
  Kind kind = Kind::text;
  std::size_t at = 0;                   // first byte
  std::string_view name;                // start, end: as written, prefix included
  std::vector<XmlAttribute> attributes; // start
  std::string_view raw;                 // text, entities included
  bool is_literal = false;              // text: CDATA, where '&' is a letter

  const XmlAttribute* attribute(std::string_view wanted) const;
};

class XmlScanner {
 public:
  static constexpr std::size_t maximum_depth = 64;
  static constexpr std::size_t maximum_attributes = 64; // of one element

  // The text must be readable (require_readable).
  XmlScanner(std::string_view text, ImportProblems& problems) : text_(text), problems_(problems) {}

  // False at the end of the document. An empty element is a start and an end. Throws ScenarioError for what
  // is no XML.
  bool next(XmlPiece& piece);
  // Elements that are open, the outermost first.
  const std::vector<std::string_view>& open() const { return open_; }
  // Text without its entities.
  std::string plain(std::string_view raw, std::size_t at) const;

 private:
  bool starts(std::string_view with) const { return text_.substr(at_, with.size()) == with; }
  void skip_past(std::string_view end, std::string_view what);
  void skip_blanks();
  bool skip_what_says_nothing();
  std::string_view take_name();
  void take_start(XmlPiece& piece);
  void take_attribute(XmlPiece& piece);
  void take_end(XmlPiece& piece);
  bool take_text(XmlPiece& piece);
  void finish() const;

  std::string_view text_;
  ImportProblems& problems_;
  std::size_t at_ = 0;
  std::vector<std::string_view> open_;
  bool closes_at_once_ = false; // the last start was an empty element
  bool seen_root_ = false;
};

} // namespace entente
