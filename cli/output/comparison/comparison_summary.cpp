// What a comparison says before its tables: three sentences, and a line for each strategy, the best first.
#include "cli/output/comparison/comparison_summary.hpp"
#include "analysis/comparison/death_toll.hpp"
#include "analysis/comparison/icon_array.hpp"
#include "analysis/comparison/verdict.hpp"
#include "analysis/report/page/summary.hpp"
#include "cli/output/columns.hpp"
#include "cli/output/comparison/comparison_output.hpp"
#include "cli/output/comparison/difference_text.hpp"
#include "cli/output/comparison/few_carriers.hpp"
#include "cli/output/numbers.hpp"
#include "cli/output/text_table.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "engine/scenario/model/horizon.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>

namespace entente::cli {
namespace {

constexpr double hundred = 100.0;

std::string scaled_interval(const Interval& interval, double scale) {
  if (std::isnan(interval.low))
    return "-";
  return fmt::format("{:+.1f} to {:+.1f}", scale * interval.low, scale * interval.high);
}

// A column of the table: how a strategy's cell and the reference's are told.
struct Shown {
  TextTable::Column column;
  std::function<std::string(std::size_t strategy)> difference, level;
};

class Ranking {
 public:
  Ranking(const Comparison& comparison, const Scenario& scenario)
      : comparison_(comparison), ranked_(report::ranked_strategies(comparison, scenario)),
        tolls_(death_tolls(comparison)) {
    if (!report::ranks_by_deaths(comparison, scenario))
      add_accords();
    add_deaths();
    add_outcome(Outcome::cost, "cost", 3, TextTable::no_group);
    add_others();
  }

  std::string text() const {
    std::vector<TextTable::Column> columns;
    for (const Shown& shown : shown_)
      columns.push_back(shown.column);
    TextTable table("strategy", columns, groups_);
    for (const std::size_t s : ranked_)
      table.add(comparison_.strategies[s].name, cells(s, &Shown::difference));
    const std::string& reference = comparison_.strategies[comparison_.reference].name;
    table.add(reference + ", itself", cells(comparison_.reference, &Shown::level));
    return table.text(terminal_columns());
  }

 private:
  using Cell = std::function<std::string(std::size_t)>;

  std::vector<std::string> cells(std::size_t strategy, Cell Shown::*cell) const {
    std::vector<std::string> list;
    for (const Shown& shown : shown_)
      list.push_back((shown.*cell) ? (shown.*cell)(strategy) : std::string());
    return list;
  }

  const OutcomeResult& result(std::size_t strategy, Outcome outcome) const {
    return comparison_.strategies[strategy][outcome];
  }

  std::size_t group(std::vector<std::string> headings) {
    groups_.push_back(std::move(headings));
    return groups_.size() - 1;
  }

  void add_accords() {
    const std::size_t in = group({"more accords that hold five years, of 100", "accords holding, of 100",
                                  "holding, of 100", "of 100"});
    const auto primary = [this](std::size_t s) -> const Difference& {
      return result(s, primary_outcome).difference;
    };
    shown_.push_back(
        {{"more ", 0, in},
         [=](std::size_t s) {
           return difference_text(primary(s).estimate.mean, stands(primary(s)), hundred);
         },
         [this](std::size_t s) { return report::per_hundred(result(s, primary_outcome).value.mean) + " "; }});
    shown_.push_back({{"95 % interval", 4, in},
                      [=](std::size_t s) { return scaled_interval(primary(s).estimate.interval, hundred); },
                      {}});
    shown_.push_back(
        {{"better", 6, in},
         [=](std::size_t s) { return fmt::format("{} %", shares_per_hundred(primary(s)).better); },
         {}});
    shown_.push_back(
        {{"worse", 7, in},
         [=](std::size_t s) { return fmt::format("{} %", shares_per_hundred(primary(s)).worse); },
         {}});
  }

  const DeathToll* toll(std::size_t strategy) const {
    for (const DeathToll& one : tolls_.strategies)
      if (one.strategy == strategy)
        return &one;
    return nullptr;
  }

  void add_deaths() {
    const std::size_t in = group({"deaths in a conflict", "deaths"});
    shown_.push_back({{"people ", 1, in},
                      [this](std::size_t s) {
                        const DeathToll* one = toll(s);
                        return one == nullptr
                                   ? std::string("- ")
                                   : report::signed_people_text(one->change) + (one->shown ? "*" : " ");
                      },
                      [this](std::size_t) { return report::people_text(tolls_.reference) + " "; }});
    shown_.push_back({{"%", 2, in},
                      [this](std::size_t s) {
                        const DeathToll* one = toll(s);
                        return one == nullptr || !std::isfinite(one->share)
                                   ? std::string("-")
                                   : report::signed_per_cent(one->share);
                      },
                      {}});
    shown_.push_back({{"95 % interval", 5, in},
                      [this](std::size_t s) {
                        const DeathToll* one = toll(s);
                        return one == nullptr ? std::string("-")
                                              : report::signed_people_text(one->interval.low) + " to " +
                                                    report::signed_people_text(one->interval.high);
                      },
                      {}});
  }

  void add_outcome(Outcome outcome, const char* heading, int importance, std::size_t in) {
    shown_.push_back({{std::string(heading) + " ", importance, in},
                      [=, this](std::size_t s) {
                        const OutcomeResult& one = result(s, outcome);
                        return one.given
                                   ? std::string("given ")
                                   : difference_text(one.difference.estimate.mean, stands(one.difference));
                      },
                      [=, this](std::size_t s) { return value_text(result(s, outcome).value.mean) + " "; }});
  }

  void add_others() {
    const std::size_t process = group({"share of conflicts", "shares"}),
                      confidence = group({"confidence (0 to 1)", "confidence"}),
                      cynicism = group({"cynicism (0 to 1)", "cynicism"});
    add_outcome(Outcome::accord, "any accord", 10, process);
    add_outcome(Outcome::quiet_late, "quiet at end", 16, process);
    add_outcome(Outcome::implementation_5y, "implemented", 15, TextTable::no_group);
    add_outcome(Outcome::citizens_confidence, "citizens", 11, confidence);
    add_outcome(Outcome::parties_confidence, "parties", 13, confidence);
    add_outcome(Outcome::third_parties_confidence, "third parties", 17, confidence);
    add_outcome(Outcome::citizens_cynicism, "citizens", 12, cynicism);
    add_outcome(Outcome::parties_cynicism, "parties", 14, cynicism);
    add_outcome(Outcome::third_parties_cynicism, "third parties", 18, cynicism);
  }

  const Comparison& comparison_;
  std::vector<std::size_t> ranked_;
  DeathTolls tolls_;
  std::vector<Shown> shown_;
  std::vector<std::vector<std::string>> groups_;
};

std::string legend(const Comparison& comparison) {
  std::size_t asked = 0;
  for (const StrategyResult& strategy : comparison.strategies)
    for (const Outcome outcome : headline_outcomes())
      asked += !std::isnan(strategy[outcome].difference.p_holm);
  return wrapped(
             fmt::format("Differences from '{}' on the same conflicts, and its own level in the last line. * "
                         "stands when all {} differences are looked at together (Holm, 5 %; of deaths: "
                         "their logarithm). Intervals show Monte Carlo error alone, not what the model "
                         "itself does not know.",
                         comparison.strategies[comparison.reference].name, asked),
             page_columns()) +
         "\n";
}

// Of the differences whose intervals the table shows.
std::string few_carriers_of_table(const Comparison& comparison) {
  constexpr std::array shown{primary_outcome, Outcome::deaths};
  const std::string text = few_carriers_text(comparison, shown);
  return text.empty() ? text : wrapped(text, page_columns()) + "\n";
}

std::string failed_text(const Comparison& comparison) {
  std::size_t failed = 0;
  for (const StrategyResult& strategy : comparison.strategies)
    failed += strategy.failed;
  return failed == 0 ? "" : fmt::format("{} histories failed and are left out.\n", failed);
}

// The difference that ranks, in every world.
std::string variants_text(const std::vector<VariantResult>& variants) {
  const Study& study = *variants.front().study;
  const Comparison& own = variants.front().result->comparison;
  const bool by_deaths = report::ranks_by_deaths(own, study.scenario);
  std::vector<TextTable::Column> columns;
  for (std::size_t w = 0; w < variants.size(); ++w)
    columns.push_back({(variants[w].name.empty() ? "as it is" : variants[w].name) + " ", static_cast<int>(w),
                       TextTable::no_group});
  const auto cell = [&](const Comparison& comparison, std::size_t s) -> std::string {
    if (by_deaths) {
      for (const DeathToll& toll : death_tolls(comparison).strategies)
        if (toll.strategy == s)
          return report::signed_people_text(toll.change) + (toll.shown ? "*" : " ");
      return report::people_text(death_tolls(comparison).reference) + " ";
    }
    const OutcomeResult& result = comparison.strategies[s][primary_outcome];
    return s == comparison.reference
               ? report::per_hundred(result.value.mean) + " "
               : difference_text(result.difference.estimate.mean, stands(result.difference), hundred);
  };
  // As many worlds side by side as have room, the scenario's own each time.
  std::vector<std::size_t> rows = report::ranked_strategies(own, study.scenario);
  rows.push_back(own.reference);
  std::string text = by_deaths ? "\nDeaths in a conflict by world:\n"
                               : "\nMore accords that hold five years, of 100, by world:\n";
  constexpr std::size_t names = 26, gap = 2;
  for (std::size_t first = 1; first < variants.size();) {
    std::vector<std::size_t> block{0};
    std::size_t taken = names + gap + width(columns[0].heading);
    for (; first < variants.size(); ++first) {
      const std::size_t more = gap + std::max<std::size_t>(8, width(columns[first].heading));
      if (block.size() > 1 && taken + more > terminal_columns())
        break;
      taken += more;
      block.push_back(first);
    }
    std::vector<TextTable::Column> chosen;
    for (const std::size_t w : block)
      chosen.push_back(columns[w]);
    TextTable table("strategy", chosen);
    for (const std::size_t s : rows) {
      std::vector<std::string> cells;
      for (const std::size_t w : block)
        cells.push_back(cell(variants[w].result->comparison, s));
      table.add(own.strategies[s].name + (s == own.reference ? ", itself" : ""), std::move(cells));
    }
    text += table.text(terminal_columns());
  }
  for (std::size_t w = 1; w < variants.size(); ++w) {
    text += "\n" + bold("world: " + variants[w].name) + "\n" +
            paragraph(report::summary_of(variants[w].result->comparison, study.scenario).best) +
            paragraph(report::summary_of(variants[w].result->comparison, study.scenario).deaths);
    if (const auto verdict = verdict_of(variants[w].result->comparison, study.scenario))
      text += wrapped(variant_verdict(*verdict, study.scenario, variants[w].name).sentence, page_columns()) +
              "\n";
  }
  return text;
}

} // namespace

std::string paragraph(const report::Sentence& sentence) {
  constexpr char unbroken = '\x1f';
  std::string text;
  for (const report::Piece& piece : sentence.pieces()) {
    std::string part = piece.text;
    if (piece.kind == report::Piece::Kind::number)
      std::replace(part.begin(), part.end(), ' ', unbroken);
    text += piece.kind == report::Piece::Kind::name ? "'" + part + "'" : part;
  }
  if (text.empty())
    return {};
  text = wrapped(text, page_columns());
  std::replace(text.begin(), text.end(), unbroken, ' ');
  return text + "\n";
}

std::string horizons_text(const Scenario& scenario) {
  std::string text;
  for (const ShortHorizon& horizon : short_horizons(scenario))
    text += wrapped("Too short: " + horizon.message + ".", page_columns()) + "\n";
  return text;
}

std::string too_few_to_compare(const Comparison& comparison) {
  if (comparison.replicates > 1)
    return {};
  return wrapped(
             fmt::format("Nothing is compared: a difference needs at least two conflicts, and there is {}. "
                         "--reps 2 or more gives them; hundreds tell something.",
                         comparison.replicates == 1 ? "one" : "none"),
             page_columns()) +
         "\n";
}

std::string summary_text(const std::vector<VariantResult>& variants) {
  const Study& study = *variants.front().study;
  const StudyResult& result = *variants.front().result;
  const Comparison& comparison = result.comparison;
  if (const std::string few = too_few_to_compare(comparison); !few.empty())
    return study_heading(study, result) + few + horizons_text(study.scenario) + failed_text(comparison);
  const report::Summary summary = report::summary_of(comparison, study.scenario);
  std::string text =
      study_heading(study, result) + "\n" + paragraph(summary.best) + paragraph(summary.deaths) +
      paragraph(summary.harms) + "\n" + Ranking(comparison, study.scenario).text() + legend(comparison) +
      few_carriers_of_table(comparison) + horizons_text(study.scenario) + failed_text(comparison);
  if (const auto verdict = verdict_of(comparison, study.scenario))
    text += wrapped("Verdict on what was written down before the run: " + verdict->sentence, page_columns()) +
            "\n";
  if (variants.size() > 1)
    text += variants_text(variants);
  return text +
         wrapped("What it does not say: what will happen in any real conflict. --full shows every outcome "
                 "of every strategy, and how to read it.",
                 page_columns()) +
         "\n";
}

} // namespace entente::cli
