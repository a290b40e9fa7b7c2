#include "engine/world/xml_scanner.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

// Wider than XML 1.0 allows, which for letters beyond ASCII has long lists.
bool is_in_name(char letter) {
  constexpr std::string_view signs = "_:-.";
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || signs.find(letter) != std::string_view::npos ||
         static_cast<unsigned char>(letter) >= 0x80;
}

// UTF-8, RFC 3629.
void append_letter(std::string& text, unsigned long letter) {
  const auto byte = [&text](unsigned long value) { text += static_cast<char>(value); };
  const auto rest = [&](int shift) { byte(0x80 | ((letter >> shift) & 0x3F)); };
  if (letter < 0x80) {
    byte(letter);
  } else if (letter < 0x800) {
    byte(0xC0 | (letter >> 6));
    rest(0);
  } else if (letter < 0x10000) {
    byte(0xE0 | (letter >> 12));
    rest(6);
    rest(0);
  } else {
    byte(0xF0 | (letter >> 18));
    rest(12);
    rest(6);
    rest(0);
  }
}

bool is_letter(unsigned long value) {
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value >= ' ' && value <= 0x10FFFF && !surrogate;
}

// "#65" or "#x41".
std::optional<unsigned long> numbered_letter(std::string_view entity) {
  const bool hexadecimal = entity.substr(0, 2) == "#x";
  const std::string_view digits = entity.substr(std::min<std::size_t>(hexadecimal ? 2 : 1, entity.size()));
  constexpr std::size_t most_digits = 8;
  if (digits.empty() || digits.size() > most_digits)
    return std::nullopt;
  unsigned long value = 0;
  for (const char digit : digits) {
    constexpr std::string_view lower = "0123456789abcdef", upper = "0123456789ABCDEF";
    const std::size_t worth = std::min(lower.find(digit), upper.find(digit));
    const unsigned long base = hexadecimal ? 16 : 10;
    if (worth >= base)
      return std::nullopt;
    value = value * base + worth;
  }
  return is_letter(value) ? std::optional(value) : std::nullopt;
}

bool append_entity(std::string& text, std::string_view entity) {
  constexpr std::array<std::pair<std::string_view, char>, 5> named = {
      {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"apos", '\''}, {"quot", '"'}}};
  for (const auto& [name, letter] : named)
    if (entity == name) {
      text += letter;
      return true;
    }
  if (entity.substr(0, 1) != "#")
    return false;
  const std::optional<unsigned long> letter = numbered_letter(entity);
  if (letter)
    append_letter(text, *letter);
  return letter.has_value();
}

} // namespace

const XmlAttribute* XmlPiece::attribute(std::string_view wanted) const {
  for (const XmlAttribute& candidate : attributes)
    if (candidate.name == wanted)
      return &candidate;
  return nullptr;
}

std::string XmlScanner::plain(std::string_view raw, std::size_t at) const {
  std::string text;
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] != '&') {
      text += raw[i++];
      continue;
    }
    constexpr std::size_t longest_entity = 12;
    const std::size_t end = raw.substr(i, longest_entity).find(';');
    if (end == std::string_view::npos || !append_entity(text, raw.substr(i + 1, end - 1)))
      problems_.stop(at + i,
                     "'&' begins an entity that is not known; allowed are &lt; &gt; &amp; &apos; &quot; "
                     "and numbered letters, as in &#65;");
    i += end + 1;
  }
  return text;
}

void XmlScanner::skip_past(std::string_view end, std::string_view what) {
  const std::size_t found = text_.find(end, at_);
  if (found == std::string_view::npos)
    problems_.stop(at_,
                   "the " + std::string(what) + " that begins here has no end '" + std::string(end) + "'");
  at_ = found + end.size();
}

void XmlScanner::skip_blanks() {
  while (at_ < text_.size() && is_blank(text_[at_]))
    ++at_;
}

// Comments, instructions and the document type.
bool XmlScanner::skip_what_says_nothing() {
  if (starts("<!--"))
    skip_past("-->", "comment");
  else if (starts("<?"))
    skip_past("?>", "instruction");
  else if (starts("<!DOCTYPE") && !seen_root_) {
    const std::size_t begin = at_;
    skip_past(">", "document type");
    if (text_.substr(begin, at_ - begin).find('[') != std::string_view::npos)
      problems_.stop(begin, "a document type with declarations of its own is not allowed");
  } else {
    return false;
  }
  return true;
}

std::string_view XmlScanner::take_name() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_in_name(text_[at_]))
    ++at_;
  if (at_ == begin)
    problems_.stop(begin, "a name was expected here");
  return text_.substr(begin, at_ - begin);
}

void XmlScanner::take_attribute(XmlPiece& piece) {
  const std::size_t begin = at_;
  XmlAttribute attribute;
  attribute.name = take_name();
  if (piece.attribute(attribute.name) != nullptr)
    problems_.stop(begin, "the attribute " + cut_quote(attribute.name) + " stands here twice");
  skip_blanks();
  if (!starts("="))
    problems_.stop(at_, "'=' was expected after the attribute " + cut_quote(attribute.name));
  ++at_;
  skip_blanks();
  if (!starts("\"") && !starts("'"))
    problems_.stop(at_, "the value of the attribute " + cut_quote(attribute.name) + " needs quotation marks");
  const char mark = text_[at_++];
  const std::size_t end = text_.find(mark, at_);
  attribute.raw = text_.substr(at_, end - at_);
  attribute.at = at_;
  if (end == std::string_view::npos || attribute.raw.find('<') != std::string_view::npos)
    problems_.stop(at_, "the value of the attribute " + cut_quote(attribute.name) +
                            " has no closing quotation mark");
  at_ = end + 1;
  piece.attributes.push_back(attribute);
}

void XmlScanner::take_start(XmlPiece& piece) {
  ++at_;
  piece.kind = XmlPiece::Kind::start;
  piece.name = take_name();
  if (open_.empty() && std::exchange(seen_root_, true))
    problems_.stop(piece.at, "a document has one outermost element; this is a second one");
  if (open_.size() >= maximum_depth)
    problems_.stop(piece.at,
                   "elements stand in one another more than " + std::to_string(maximum_depth) + " deep");
  while (true) {
    const std::size_t before = at_;
    skip_blanks();
    closes_at_once_ = starts("/>");
    if (closes_at_once_ || starts(">"))
      break;
    if (at_ == text_.size() || at_ == before)
      problems_.stop(piece.at, "the tag " + cut_quote(piece.name) + " has no proper end '>'");
    if (piece.attributes.size() >= maximum_attributes)
      problems_.stop(at_, "the element " + cut_quote(piece.name) + " has more than " +
                              std::to_string(maximum_attributes) + " attributes");
    take_attribute(piece);
  }
  at_ += closes_at_once_ ? 2 : 1;
  open_.push_back(piece.name);
}

void XmlScanner::take_end(XmlPiece& piece) {
  piece.kind = XmlPiece::Kind::end;
  if (!std::exchange(closes_at_once_, false)) {
    at_ += 2;
    const std::string_view name = take_name();
    skip_blanks();
    if (open_.empty() || name != open_.back())
      problems_.stop(piece.at,
                     cut_quote(name) + " ends here, but " +
                         (open_.empty() ? "nothing is open" : cut_quote(open_.back()) + " is open"));
    if (!starts(">"))
      problems_.stop(piece.at, "the tag " + cut_quote(name) + " has no proper end '>'");
    ++at_;
  }
  piece.name = open_.back();
  open_.pop_back();
}

// False for blanks outside of everything.
bool XmlScanner::take_text(XmlPiece& piece) {
  constexpr std::string_view cdata = "<![CDATA[", cdata_end = "]]>";
  piece.kind = XmlPiece::Kind::text;
  piece.is_literal = starts(cdata);
  if (piece.is_literal) {
    skip_past(cdata_end, "CDATA section");
    const std::size_t begin = piece.at + cdata.size();
    piece.raw = text_.substr(begin, at_ - cdata_end.size() - begin);
  } else {
    at_ = std::min(text_.find('<', at_), text_.size());
    piece.raw = text_.substr(piece.at, at_ - piece.at);
  }
  if (!open_.empty())
    return true;
  if (piece.is_literal || !std::all_of(piece.raw.begin(), piece.raw.end(), is_blank))
    problems_.stop(piece.at, "text stands outside of the outermost element");
  return false;
}

void XmlScanner::finish() const {
  if (!open_.empty())
    problems_.stop(text_.size(), cut_quote(open_.back()) + " is open at the end of the text");
  if (!seen_root_)
    problems_.stop(text_.size(), "no element was found");
}

bool XmlScanner::next(XmlPiece& piece) {
  piece.attributes.clear();
  while (true) {
    piece.at = at_;
    if (closes_at_once_) {
      take_end(piece);
      return true;
    }
    if (at_ >= text_.size()) {
      finish();
      return false;
    }
    if (skip_what_says_nothing())
      continue;
    if (starts("<") && !starts("<![CDATA[")) {
      starts("</") ? take_end(piece) : take_start(piece);
      return true;
    }
    if (take_text(piece))
      return true;
  }
}

} // namespace entente
