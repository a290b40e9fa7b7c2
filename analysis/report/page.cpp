#include "analysis/report/page.hpp"

#include "analysis/report/figures.hpp"
#include "analysis/report/frame.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/study_change.hpp"
#include "analysis/study_facts.hpp"
#include "engine/store/study_folder.hpp"

#include <fmt/format.h>

#include <optional>

namespace entente::report {
namespace {

// In the reader's order.
struct SectionHead {
  const char *id, *heading;
};
constexpr SectionHead conclusion{"conclusion", "In short"}, //
    happens{"happens", "What happens under each strategy"}, //
    better{"better", "Which is better, by how much, how sure"},
    attitudes{"attitudes", "Confidence and cynicism of citizens, parties and helpers"},
    fails{"fails", "When and why peace fails"}, //
    worth{"worth", "Is it worth the money"},    //
    wrong{"wrong", "What if we are wrong"},     //
    drives{"drives", "What drives the answer"}, //
    enough{"enough", "Did it run long enough"},
    evidence{"evidence", "Does the model agree with published evidence"}, //
    assumed{"assumed", "What was assumed"},                               //
    again{"again", "How to get this again"};

class PageWriter {
 public:
  explicit PageWriter(const StudyFacts& facts) : facts_(facts), strategies_(strategies_of(facts)) {}

  void section(const SectionHead& head) {
    if (open_)
      body_ += "</section>\n";
    open_ = true;
    contents_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", head.id, head.heading);
    body_ +=
        fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 id=\"{0}-heading\">{1}</h2>\n",
                    head.id, head.heading);
  }

  void html(const std::string& text) { body_ += text; }

  // The figure, or why it is not there.
  void figure(const std::optional<Figure>& figure, const Text& otherwise) {
    if (!figure) {
      body_ += aside(otherwise);
      return;
    }
    body_ += figure_html(*figure, strategies_);
    if (std::string specification = figure_specification(*figure); !specification.empty())
      page_.figures.emplace_back(figure->name + ".json", std::move(specification));
  }

  Page finish(const std::string& header) {
    if (open_)
      body_ += "</section>\n";
    const Scenario& scenario = facts_.study->scenario;
    constexpr std::size_t letters = 120;
    page_.html = framed(
        shortened(scenario.title.empty() ? "entente" : scenario.title, letters),
        fmt::format(
            "<a class=\"skip\" href=\"#main\">To the conclusion</a>\n<header>\n{}</header>\n"
            "<nav aria-label=\"Sections\">\n<ol>\n{}</ol>\n</nav>\n<main id=\"main\">\n{}</main>\n"
            "<footer>\n<p class=\"note\">Made by entente, a simulation of peace processes. Nothing here is a "
            "forecast of any real conflict.</p>\n</footer>\n",
            header, contents_, body_));
    return std::move(page_);
  }

 private:
  const StudyFacts& facts_;
  Strategies strategies_;
  Page page_;
  std::string contents_, body_;
  bool open_ = false;
};

std::string header_html(const StudyFacts& facts) {
  constexpr std::size_t title_letters = 200, description_letters = 600;
  const Scenario& scenario = facts.study->scenario;
  const Comparison& comparison = facts.comparison;
  const std::string& title = scenario.title.empty() ? scenario.id : scenario.title;
  std::string html =
      "<h1>" + named(title.empty() ? "A study" : shortened(title, title_letters)).html() + "</h1>\n";
  if (const std::string shown = shortened(title, title_letters); shown != title)
    html += "<details><summary>The whole title</summary><p class=\"long\">" + named(title).html() +
            "</p></details>\n";
  html += paragraph(fmt::format(
      "{} of support on {}{} simulated conflicts of {}{}{}.",
      comparison.strategies.size() == 1 ? "One strategy"
                                        : fmt::format("{} strategies", comparison.strategies.size()),
      comparison.strategies.size() == 1 ? "" : "the same ", comparison.replicates,
      months_as_years(scenario.months),
      scenario.starts_with_accord ? ", each from the signature of an accord" : "",
      facts.points > 1 ? fmt::format(", at each of {} points of what is not known", facts.points) : ""));
  if (scenario.description.empty())
    return html;
  if (const std::string shown = shortened(scenario.description, description_letters);
      shown != scenario.description)
    return html + "<details><summary>About the scenario</summary><p class=\"long\">" +
           named(scenario.description).html() + "</p></details>\n";
  return html + paragraph(named(scenario.description));
}

} // namespace

Page report_page(const StudyFacts& facts, const StudyChange* change) {
  const char* const series =
      facts.has_series()
          ? "Not in this study: the program that made it did not yet record what this figure shows."
          : "Not in this study: it kept only the outcomes of each history. --keep series, or events, keeps "
            "what "
            "this figure shows.";
  PageWriter page(facts);
  page.section(conclusion);
  page.html(conclusion_html(facts));
  if (change != nullptr)
    page.html(change_html(*change));
  page.html(sweep_html(facts));
  page.html(hypothesis_html(facts));
  page.section(happens);
  page.html(strategies_html(facts));
  page.figure(states_figure(facts), series);
  page.figure(outlook_figure(facts), series);
  page.figure(map_figure(facts), facts.not_lived);
  page.section(better);
  page.figure(forest_figure(facts), "One strategy was run, so there is nothing to compare.");
  page.section(attitudes);
  page.figure(attitudes_figure(facts), series);
  page.figure(third_parties_figure(facts),
              facts.not_lived.empty() ? "The scenario has no third parties." : facts.not_lived);
  page.section(fails);
  page.figure(causes_figure(facts), "No accord failed in any history.");
  page.figure(implementation_figure(facts), "No accord was signed early enough to be followed for a year.");
  page.section(worth);
  page.figure(plane_figure(facts), "One strategy was run, so there is nothing to compare.");
  page.html(decision_html(facts));
  page.figure(acceptability_figure(facts),
              "How likely each strategy is the best buy needs a study that was run "
              "in named worlds (--worlds).");
  page.section(wrong);
  page.figure(regret_figure(facts),
              "How a strategy fares where the assumptions are others needs a study that was run in named "
              "worlds (--worlds).");
  page.html(information_html(facts));
  page.section(drives);
  page.figure(drivers_figure(facts),
              facts.sensitivity
                  ? "The points of this sweep were not laid out for indices: --design morris and "
                    "sobol are."
                  : "Which numbers drive the answer is told by a study made by entente sweep, "
                    "with --design morris or sobol.");
  page.html(prim_html(facts));
  page.section(enough);
  page.figure(convergence_figure(facts), "Too few histories to show how the interval narrowed.");
  page.section(evidence);
  page.figure(evidence_figure(facts),
              facts.not_evidence.empty()
                  ? "The study's folder has no evidence. entente evidence --out with the study's folder "
                    "measures the model against published figures and puts them there."
                  : facts.not_evidence);
  page.figure(hindcast_figure(facts),
              facts.not_accords.empty()
                  ? "How real accords ran and how they run in the model is shown here after entente evidence "
                    "--hindcast with --out and the study's folder."
                  : facts.not_accords);
  page.section(assumed);
  page.html(assumptions_html(facts));
  page.section(again);
  page.html(repetition_html(facts));
  return page.finish(header_html(facts));
}

} // namespace entente::report
