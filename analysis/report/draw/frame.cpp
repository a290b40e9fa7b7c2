#include "analysis/report/draw/frame.hpp"

#include "engine/core/embedded.hpp"
#include "engine/core/text.hpp"
#include "engine/outcomes/digest.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace entente::report {
namespace {

std::string base64(const Sha256::Bytes& bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t b = 0; b < 3; ++b)
      three = three << 8 | (i + b < bytes.size() ? bytes[i + b] : 0U);
    for (std::size_t letter = 0; letter < 4; ++letter)
      text += i + letter > bytes.size() ? '=' : letters[three >> (18 - 6 * letter) & 63U];
  }
  return text;
}

// Nothing in a style sheet or script of ours ends its element; were it to, the page would be cut short there.
std::string style() {
  std::string text;
  for (const char* file : {"analysis/report/page.css", "analysis/report/marks.css"})
    text += embedded_file(file).value_or("");
  return text;
}

std::string without_end(std::string text) {
  for (std::size_t at = 0; (at = text.find("</script", at)) != std::string::npos;)
    text.replace(at, 2, "<\\/");
  return text;
}

// A script of ours without its empty lines and those that are comments.
std::string carried(const char* file) {
  std::string text;
  for (const std::string_view line : split(embedded_file(file).value_or(""), '\n'))
    if (const std::string_view code = trimmed(line); !code.empty() && !code.starts_with("//"))
      text.append(line) += '\n';
  return text;
}

constexpr std::string_view frame_begin = "<!DOCTYPE html>\n";

} // namespace

std::string source_hash(std::string_view text) {
  Sha256 digest;
  digest.add(text.data(), text.size());
  return "sha256-" + base64(digest.finish());
}

std::string framed(std::string_view title, const std::string& body) {
  const std::string css = style(), script = without_end(carried("analysis/report/page/marks.js") +
                                                        carried("analysis/report/page/page.js"));
  return fmt::format(
      "{}<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{}'; style-src "
      "'{}'; img-src data: "
      "blob:\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" "
      "content=\"no-referrer\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n{}"
      "<script>{}</script>\n"
      "</body>\n</html>\n",
      frame_begin, source_hash(script), source_hash(css), isolated(title), css, body, script);
}

bool is_framed(std::string_view text, std::string_view begin) {
  return text.starts_with(frame_begin) &&
         text.find("<body>\n" + std::string(begin)) != std::string_view::npos;
}

} // namespace entente::report
