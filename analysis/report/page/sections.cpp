#include "analysis/report/page/sections.hpp"

#include "analysis/comparison/verdict.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/readings.hpp"
#include "analysis/report/page/table.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::report {

std::string paragraph(const Text& text) {
  return "<p>" + text.html() + "</p>\n";
}

std::string with_minus_signs(std::string_view sentence) {
  std::string text;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool after_word =
        i > 0 && sentence[i - 1] != ' ' && sentence[i - 1] != '(' && sentence[i - 1] != '[';
    const bool before_digit = i + 1 < sentence.size() && sentence[i + 1] >= '0' && sentence[i + 1] <= '9';
    if (sentence[i] == '-' && !after_word && before_digit)
      text += minus_sign;
    else
      text += sentence[i];
  }
  return text;
}

std::string aside(const Text& text) {
  return "<p class=\"note\">" + text.html() + "</p>\n";
}

std::string strategies_html(const StudyFacts& facts) {
  HtmlTable table("The strategies compared", {"strategy", "what it is", "instruments"});
  for (const Strategy& strategy : facts.study->scenario.strategies) {
    std::string instruments;
    for (const Action& action : strategy.actions) {
      std::string name(field_of(action.instrument).name);
      std::replace(name.begin(), name.end(), '_', ' ');
      instruments += (instruments.empty() ? "" : ", ") + name;
      if (action.strength != 1.0)
        instruments += fmt::format(" at {:g}", action.strength);
      if (action.from > 0 || action.until)
        instruments += action.until ? fmt::format(" (months {} to {})", action.from, *action.until)
                                    : fmt::format(" (from month {})", action.from);
    }
    table.add_texts(
        {named(strategy.name), named(strategy.description), instruments.empty() ? "none" : instruments});
  }
  return "<details class=\"printed\"><summary>What each strategy is</summary>\n" + table.html() +
         "</details>\n";
}

namespace {

std::string_view expected_text(char sign) {
  return sign == '+' ? "more" : sign == '-' ? "less" : "no difference that matters";
}

std::string verdict_html(const StudyFacts& facts) {
  if (facts.sweep)
    return aside(
        "A sweep gives no verdict: entente compare does, with one set of numbers and many histories.");
  const auto verdict = verdict_of(facts.comparison, facts.study->scenario);
  if (!verdict)
    return aside("Nothing was expected of the strategies that were run.");
  HtmlTable table(
      "What was expected and what came. Intervals hold for all expectations together (5 %), so they "
      "are wider than those of one difference alone",
      {"strategy", "outcome", "expected", "difference", "interval, all together", "smallest that matters",
       "verdict", "reading"});
  for (const ExpectationVerdict& one : verdict->expectations) {
    const std::string size = size_in_words(one);
    table.add_texts({named(one.strategy), named(one.label), expected_text(one.expected),
                     signed_number(one.difference), signed_interval(one.controlled), number(one.smallest),
                     name_of(one.finding),
                     named(size.empty() ? one.reading : one.reading + " (" + size + ")")});
  }
  std::string html = paragraph(Text("Verdict: ").name(with_minus_signs(verdict->sentence)));
  for (const std::string& beside : {verdict->primary, verdict->harms})
    if (!beside.empty())
      html += paragraph(named(with_minus_signs(beside)));
  return html + table.html();
}

} // namespace

std::string hypothesis_html(const StudyFacts& facts) {
  const auto& hypothesis = facts.study->scenario.hypothesis;
  if (!hypothesis)
    return {};
  Text claim("Written down before the first run: ");
  claim.name(hypothesis->claim);
  std::string html = "<h3>What was expected, and what came</h3>\n" + paragraph(claim);
  if (!hypothesis->quote.empty())
    html += paragraph(Text("In the words of the recommendation: ").name(hypothesis->quote));
  if (!hypothesis->fails_when.empty())
    html += paragraph(Text("It was thought to fail when: ").name(hypothesis->fails_when));
  return html + verdict_html(facts);
}

std::string repetition_html(const StudyFacts& facts) {
  const StudyReading& study = *facts.study;
  HtmlTable table("What made these numbers", {"what", "value"});
  const auto row = [&](const char* what, const std::string& value) {
    if (!value.empty())
      table.add_texts({what, named(value)});
  };
  row("seed", std::to_string(study.store.head().seed));
  row("digest of these outcomes (SHA-256)", facts.digest);
  row("histories", std::to_string(study.store.histories()));
  row("kept of each", std::string(name_of(study.store.head().keep)));
  std::string html;
  if (const auto& manifest = study.manifest) {
    html += "<p>The command that made the study:</p>\n<pre><code>" + escaped(manifest->command) +
            "</code></pre>\n";
    row("digest of the study (SHA-256)", manifest->digest);
    row("digest of the scenario (SHA-256)", manifest->scenario_sha256);
    row("program", fmt::format("entente {}, {}", manifest->version, manifest->commit));
    row("compiler", manifest->compiler + " " + manifest->flags);
    row("random numbers", manifest->generator);
    row("machine",
        fmt::format("{}, {}, {} threads", manifest->machine, manifest->processor, manifest->threads));
    row("started", manifest->started);
    row("ended", manifest->ended);
    row("status", std::string(name_of(manifest->status)));
  }
  html += "<p>The resolved scenario, with every default written out, is <code>study.toml</code> in the "
          "study's folder; "
          "the same seed gives the same bits on every machine, whatever the number of threads. "
          "<code>entente verify</code> simulates a sample again and compares; a table of every figure is in "
          "<code>tables</code>. This page holds the scenario as well: dropped on the explorer, it opens "
          "there.</p>\n"
          "<script type=\"application/json\" id=\"scenario\">" +
          json_text(resolved_toml(study.scenario)) + "</script>\n";
  return html + table.html();
}

} // namespace entente::report
