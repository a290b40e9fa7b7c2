#include "analysis/report/page/page.hpp"

#include "analysis/report/draw/frame.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/report/page/failure_costs.hpp"
#include "analysis/report/page/sections.hpp"
#include "analysis/study/study_change.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <optional>

namespace entente::report {
namespace {

// What stands first on every such page.
constexpr std::string_view page_begin = "<a class=\"skip\" href=\"#main\">To the conclusion</a>";

// In the reader's order.
struct SectionHead {
  const char *id, *heading;
};
constexpr SectionHead conclusion{"conclusion", "In short"}, //
    happens{"happens", "What happens under each strategy"}, //
    better{"better", "Which is better, by how much, how sure"},
    attitudes{"attitudes", "Confidence and cynicism of citizens, parties and third parties"},
    fails{"fails", "When and why peace fails"}, //
    worth{"worth", "Is it worth the money"},    //
    wrong{"wrong", "What if we are wrong"},     //
    drives{"drives", "What drives the answer"}, //
    enough{"enough", "Did it run long enough"},
    evidence{"evidence", "Does the model agree with published evidence"}, //
    assumed{"assumed", "What was assumed"},                               //
    again{"again", "How to get this again"};

// Whether a figure draws every strategy at first, or those that matter most.
enum class Drawn { all, shown };

class PageWriter {
 public:
  explicit PageWriter(const StudyFacts& facts) : facts_(facts), strategies_(strategies_of(facts)) {}

  void section(const SectionHead& head) {
    close();
    head_ = &head;
    contents_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", head.id, head.heading);
  }

  // Empty: nothing is there.
  void html(const std::string& text) {
    has_content_ |= !text.empty();
    inner_ += text;
  }

  // The figure, or why it is not there: once, where one reason keeps several out of a section.
  void figure(std::optional<Figure> figure, const Text& otherwise, Drawn drawn = Drawn::all) {
    if (!figure) {
      const std::string why = "<p class=\"note absent\">" + otherwise.html() + "</p>\n";
      if (inner_.find(why) == std::string::npos)
        inner_ += why;
      return;
    }
    const std::size_t others = strategies_.names.size() - 1, shown = strategies_.shown.size() - 1;
    if (drawn == Drawn::shown && shown < others)
      figure->finding << fmt::format(" {} of {} shown beside the reference.", shown, others);
    has_content_ = true;
    inner_ += figure_html(*figure);
  }

  // One that tells little before it is looked for: a line to open it stands in its place.
  void folded_figure(std::optional<Figure> figure, const Text& otherwise) {
    if (!figure)
      return this->figure(std::nullopt, otherwise);
    inner_ += "<details class=\"printed fold\"><summary>" + figure->question.html() + "</summary>\n";
    this->figure(std::move(figure), otherwise);
    inner_ += "</details>\n";
  }

  std::string finish(const std::string& header) {
    close();
    const Scenario& scenario = facts_.study->scenario;
    constexpr std::size_t letters = 120;
    // The links stand behind the first section: what the study found comes before the way around in it.
    body_.insert(first_section_,
                 fmt::format("<nav aria-label=\"Sections\"><details><summary>On this page</summary>\n"
                             "<ol>\n{}</ol></details></nav>\n",
                             contents_));
    return framed(
        shortened(scenario.title.empty() ? "entente" : scenario.title, letters),
        fmt::format(
            "{}\n<header>\n{}</header>\n"
            "<main id=\"main\">\n{}</main>\n"
            "<footer>\n<p class=\"note\">Made by entente, a simulation of peace processes. Nothing here is a "
            "forecast of any real conflict.</p>\n</footer>\n{}",
            page_begin, header, body_, strategies_json(strategies_)));
  }

 private:
  // A section without content is one line, which says how to get it when it is opened.
  void close() {
    if (head_ == nullptr)
      return;
    const bool first = body_.empty();
    const std::string heading = fmt::format("<h2 id=\"{0}-heading\"{1}>{2}</h2>", head_->id,
                                            first ? " class=\"unseen\"" : "", head_->heading);
    body_ += fmt::format("<section id=\"{0}\"{1} aria-labelledby=\"{0}-heading\">\n", head_->id,
                         has_content_ ? "" : " class=\"empty\"");
    body_ += has_content_ ? heading + "\n" + inner_
                          : "<details><summary>" + heading + " <span>not in this study</span></summary>\n" +
                                inner_ + "</details>";
    body_ += "</section>\n";
    if (first)
      first_section_ = body_.size();
    inner_.clear();
    has_content_ = false;
    head_ = nullptr;
  }

  const StudyFacts& facts_;
  Strategies strategies_;
  const SectionHead* head_ = nullptr;
  std::string contents_, body_, inner_;
  std::size_t first_section_ = 0; // where it ends
  bool has_content_ = false;
};

std::string header_html(const StudyFacts& facts) {
  constexpr std::size_t title_letters = 90;
  const Scenario& scenario = facts.study->scenario;
  const std::string& title = scenario.title.empty() ? scenario.id : scenario.title;
  return "<h1>" + named(title.empty() ? "A study" : shortened(title, title_letters)).html() + "</h1>\n";
}

} // namespace

std::string report_page(const StudyFacts& facts, const StudyChange* change) {
  const char* const series =
      facts.has_series()
          ? "Not in this study: the program that made it did not yet record what this figure shows."
          : "Not in this study: it kept only the outcomes of each history. --keep series, or events, keeps "
            "what this figure shows.";
  PageWriter page(facts);
  page.section(conclusion);
  page.html(failure_costs_html(facts));
  page.html(conclusion_html(facts));
  if (change != nullptr)
    page.html(change_html(*change));
  page.html(sweep_html(facts));
  page.html(hypothesis_html(facts));
  page.section(better);
  page.figure(forest_figure(facts), "One strategy was run, so there is nothing to compare.");
  page.html(variants_html(facts));
  page.section(happens);
  page.html(strategies_html(facts));
  page.figure(states_figure(facts), series, Drawn::shown);
  page.figure(outlook_figure(facts), series, Drawn::shown);
  page.folded_figure(map_figure(facts), facts.not_replayed);
  page.section(attitudes);
  page.figure(attitudes_figure(facts), series, Drawn::shown);
  page.folded_figure(third_parties_figure(facts),
                     facts.not_replayed.empty() ? "The scenario has no third parties." : facts.not_replayed);
  page.section(fails);
  page.figure(causes_figure(facts), "No accord failed in any history.", Drawn::shown);
  page.figure(implementation_figure(facts), "No accord was signed early enough to be followed for a year.",
              Drawn::shown);
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
  page.figure(convergence_figure(facts), "Too few histories to show how the interval narrowed.",
              Drawn::shown);
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

bool is_report_page(std::string_view text) {
  return is_framed(text, page_begin);
}

} // namespace entente::report
