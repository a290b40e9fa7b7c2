#include "analysis/report/page/hindcast_page.hpp"

#include "analysis/hindcast/accord_paths.hpp"
#include "analysis/report/draw/frame.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/page/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace entente::report {
namespace {

// What stands first on every such page.
constexpr std::string_view hindcast_page_begin = "<a class=\"skip\" href=\"#main\">To the scores</a>";

std::string scores_html(const Hindcast& hindcast) {
  HtmlTable table(
      "Mean scores, lower is better: of implementation (fair CRPS) and of fighting by signatories (Brier)",
      {"years after signature", "accords", "CRPS, ours", "base rate", "regression", "within nine in ten",
       "Brier, ours", "base rate", "regression"});
  for (const HindcastTotal& total : hindcast.totals)
    table.add(std::to_string(total.horizon),
              {std::to_string(total.accords), number(total.crps), number(total.crps_base),
               number(total.crps_regression), percent(total.within_90), number(total.brier),
               number(total.brier_base), number(total.brier_regression)});
  return "<section id=\"scores\" aria-labelledby=\"scores-heading\">\n<h2 id=\"scores-heading\">How well the "
         "model "
         "would have foretold them</h2>\n" +
         paragraph(
             "Each accord is started as it was at its signature and simulated many times. The base rate "
             "knows the "
             "other accords' record alone; the regression knows how many armed groups there were and "
             "how many "
             "deaths before.") +
         table.html() + "</section>\n";
}

// A word that an element and a file can be called by, from what stands before the colon of a title ("Mali,
// 1991: the National Pact" is mali-1991): no two of a page are alike.
std::string word_of(const std::string& title, std::set<std::string>& taken) {
  constexpr std::size_t letters = 40;
  std::string word;
  for (const char letter : title.substr(0, std::min(title.find(':'), letters))) {
    const char small = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'))
      word += small;
    else if (!word.empty() && word.back() != '-')
      word += '-';
  }
  while (word.ends_with('-'))
    word.pop_back();
  if (word.empty())
    word = "accord";
  const std::string first = word;
  for (int next = 2; !taken.insert(word).second; ++next)
    word = first + "-" + std::to_string(next);
  return word;
}

} // namespace

std::string hindcast_page(const Hindcast& hindcast, const std::vector<AccordPath>& paths) {
  constexpr std::size_t letters = 120;
  constexpr const char* title = "Real accords and what the model would have foretold";
  std::string contents = "<li><a href=\"#scores\">Scores</a></li>\n", body = scores_html(hindcast);
  std::set<std::string> words;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string id = fmt::format("accord-{}", i + 1);
    const Text name = named(shortened(paths[i].title.empty() ? paths[i].id : paths[i].title, letters));
    contents += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, name.html());
    body += fmt::format(
        "<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 id=\"{0}-heading\">{1}</h2>\n{2}"
        "</section>\n",
        id, name.html(),
        figure_html(
            accord_figure(paths[i], word_of(paths[i].title.empty() ? paths[i].id : paths[i].title, words))));
  }
  return framed(
      title, fmt::format("{}\n<header>\n<h1>{}</h1>\n{}"
                         "</header>\n<nav aria-label=\"Accords\">\n<ol>\n{}</ol>\n</nav>\n"
                         "<main id=\"main\">\n{}</main>\n<footer>\n<p class=\"note\">Made by entente, a "
                         "simulation of peace processes.</p>\n</footer>\n",
                         hindcast_page_begin, title,
                         paragraph(fmt::format("{} accord{}: how far what was promised was carried out, year "
                                               "by year, on record and in the model.",
                                               paths.size(), paths.size() == 1 ? "" : "s")),
                         contents, body));
}

bool is_hindcast_page(std::string_view text) {
  return is_framed(text, hindcast_page_begin);
}

} // namespace entente::report
