#include "engine/world/import/xml_reader.hpp"
#include "engine/scenario/syntax/wording.hpp"

#ifndef ENTENTE_NO_XML
#include <expat.h>
#endif

#include <algorithm>
#include <exception>
#include <memory>
#include <string>
#include <vector>

namespace entente {
#ifdef ENTENTE_NO_XML

void read_xml(std::string_view, ImportProblems& problems, XmlEvents&) {
  problems.stop(
      0, "this build reads no GraphML: save the network as a table with the columns source and target");
}

#else
namespace {

constexpr char between_namespace_and_name = '\n'; // no letter of a namespace

// expat is C: what a callback throws, as when memory ends, waits here until expat has returned.
class Reading {
 public:
  Reading(std::string_view text, ImportProblems& problems, XmlEvents& events)
      : text_(text), problems_(problems), events_(events),
        parser_(XML_ParserCreateNS("UTF-8", between_namespace_and_name), &XML_ParserFree) {
    if (!parser_) {
      problems_.stop(0, "no memory is left to read XML");
      return;
    }
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &on_start, &on_end);
    XML_SetCharacterDataHandler(parser_.get(), &on_text);
    // Without declarations there are no entities of one's own, which could grow without end or name other
    // files.
    XML_SetStartDoctypeDeclHandler(parser_.get(), &on_doctype);
  }

  void read() {
    if (!parser_)
      return;
    constexpr std::size_t most_at_once = std::size_t{1} << 24;
    for (std::size_t begin = 0; true;) {
      const std::size_t size = std::min(most_at_once, text_.size() - begin);
      const bool last = begin + size == text_.size();
      const XML_Status status =
          XML_Parse(parser_.get(), text_.data() + begin, static_cast<int>(size), last ? XML_TRUE : XML_FALSE);
#ifdef __cpp_exceptions
      if (thrown_)
        std::rethrow_exception(thrown_);
#endif
      if (status != XML_STATUS_OK && !problems_.stopped())
        refuse();
      if (last || problems_.stopped())
        return;
      begin += size;
    }
  }

 private:
  template<class Call>
  void guarded(const Call& call) {
    if (ended_)
      return;
#ifdef __cpp_exceptions
    try {
      call();
    } catch (...) {
      thrown_ = std::current_exception();
      ended_ = true;
    }
#else
    call();
#endif
    ended_ = ended_ || problems_.stopped();
    if (ended_)
      XML_StopParser(parser_.get(), XML_FALSE);
  }

  std::size_t here() const {
    const XML_Index at = XML_GetCurrentByteIndex(parser_.get());
    return std::min(at < 0 ? 0 : static_cast<std::size_t>(at), text_.size());
  }

  void refuse() {
    const XML_Error error = XML_GetErrorCode(parser_.get());
    std::string message = std::string("this is no XML: ") + XML_ErrorString(error);
    if (error == XML_ERROR_UNDEFINED_ENTITY)
      message += "; allowed are &lt; &gt; &amp; &apos; &quot; and numbered letters, as in &#65;";
    else if (!open_.empty())
      message += "; the element " + in_quotes(open_.back()) + " is open here";
    problems_.stop(here(), std::move(message));
  }

  void start(std::string_view whole, const XML_Char** given) {
    const std::size_t cut = whole.find(between_namespace_and_name);
    const std::string_view space = cut == std::string_view::npos ? std::string_view() : whole.substr(0, cut);
    const std::string_view name = cut == std::string_view::npos ? whole : whole.substr(cut + 1);
    if (open_.size() >= maximum_xml_depth)
      return problems_.stop(here(), "elements stand in one another more than " +
                                        std::to_string(maximum_xml_depth) + " deep");
    if (open_.empty())
      namespace_ = space;
    attributes_.clear();
    for (; *given != nullptr; given += 2) {
      if (attributes_.size() >= maximum_xml_attributes)
        return problems_.stop(here(), "the element " + in_quotes(name) + " has more than " +
                                          std::to_string(maximum_xml_attributes) + " attributes");
      attributes_.push_back({given[0], given[1]});
    }
    open_.emplace_back(name);
    events_.start(space == namespace_ ? name : std::string_view(), attributes_, here());
  }

  static Reading& of(void* reading) {
    return *static_cast<Reading*>(reading);
  }
  static void XMLCALL on_start(void* reading, const XML_Char* name, const XML_Char** attributes) {
    of(reading).guarded([&] { of(reading).start(name, attributes); });
  }
  static void XMLCALL on_end(void* reading, const XML_Char*) {
    of(reading).guarded([&] {
      of(reading).open_.pop_back();
      of(reading).events_.end();
    });
  }
  static void XMLCALL on_text(void* reading, const XML_Char* text, int size) {
    of(reading).guarded([&] { of(reading).events_.text({text, static_cast<std::size_t>(size)}); });
  }
  // A bare <!DOCTYPE graphml> declares nothing.
  static void XMLCALL on_doctype(void* reading, const XML_Char*, const XML_Char* system,
                                 const XML_Char* its_public, int declares) {
    if (system == nullptr && its_public == nullptr && declares == 0)
      return;
    of(reading).guarded([&] {
      const std::size_t at = of(reading).text_.rfind("<!DOCTYPE", of(reading).here());
      of(reading).problems_.stop(
          at == std::string_view::npos ? of(reading).here() : at,
          "a document type with declarations is not read; leave <!DOCTYPE ...> out of the "
          "file");
    });
  }

  std::string_view text_;
  ImportProblems& problems_;
  XmlEvents& events_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::string namespace_;         // of the outermost element
  std::vector<std::string> open_; // names of open elements, the outermost first
  std::vector<XmlAttribute> attributes_;
  bool ended_ = false; // no more callbacks
#ifdef __cpp_exceptions
  std::exception_ptr thrown_;
#endif
};

} // namespace

void read_xml(std::string_view text, ImportProblems& problems, XmlEvents& events) {
  Reading(text, problems, events).read();
}

#endif
} // namespace entente
