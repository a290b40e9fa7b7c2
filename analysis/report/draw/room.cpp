#include "analysis/report/draw/room.hpp"

#include "analysis/report/page/text.hpp"

#include <fmt/format.h>

namespace entente::report {

std::string shared_svg(const std::string& id, const Drawing& drawing) {
  return fmt::format("<svg class=\"unseen\" aria-hidden=\"true\"><g id=\"{}\">{}</g></svg>\n", id,
                     drawing.inside());
}

std::string panels_html(const std::string& panels) {
  return "<div class=\"panels\">\n" + panels + "</div>\n";
}

std::string block_html(const BlockWords& words, const std::string& inside) {
  return fmt::format(
      "<div class=\"block{}\"{}{}>\n<p class=\"heading\">{}</p>\n{}</div>\n", aside_class(words.shown),
      words.outcome.empty() ? ""
                            : fmt::format(" data-outcome=\"{}\" data-label=\"{}\" data-unit=\"{}\"",
                                          escaped(words.outcome), escaped(words.label), escaped(words.unit)),
      words.strategy ? fmt::format(" data-strategy=\"{}\"", *words.strategy) : "",
      named(words.heading).html(), inside);
}

} // namespace entente::report
