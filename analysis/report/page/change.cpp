// Two studies side by side: what changed.
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/page/sections.hpp"
#include "analysis/report/page/table.hpp"
#include "analysis/study/study_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

std::string lines_html(const std::vector<std::string>& lines) {
  std::string html = "<pre><code>";
  for (const std::string& line : lines)
    html += "<bdi>" + escaped(line) + "</bdi>\n";
  return html + "</code></pre>\n";
}

Text names_text(const std::vector<std::string>& names) {
  Text text;
  for (const std::string& name : names)
    (text << (text.empty() ? "" : ", ")).name(name);
  return text;
}

std::string numbers_html(const StudyChange& change) {
  if (change.numbers.empty())
    return aside("No strategy is in both studies, so no number can be compared.");
  const auto beyond = std::count_if(change.numbers.begin(), change.numbers.end(),
                                    [](const ChangedNumber& number) { return number.beyond_noise(); });
  HtmlTable table("Means in both studies, those that changed beyond the noise of simulation first",
                  {"strategy", "outcome", "before", "now", "change", "95 % interval", "beyond noise"});
  for (const bool wanted : {true, false})
    for (const ChangedNumber& one : change.numbers)
      if (one.beyond_noise() == wanted && std::isfinite(one.after - one.before))
        table.add(named(one.strategy), {std::string(field_of(one.outcome).label), number(one.before),
                                        number(one.after), signed_number(one.after - one.before),
                                        signed_interval(one.interval), wanted ? "changed" : "no"});
  return paragraph(
             fmt::format("{} of {} means changed beyond what the noise of simulation explains (Holm, 5 %).",
                         beyond, change.numbers.size())) +
         "<details" + (beyond > 0 ? " open" : "") + "><summary>All means side by side</summary>\n" +
         table.html() + "</details>\n";
}

// "- seed = 7" is "7".
std::string seed_in(const std::vector<std::string>& lines, char sign) {
  const std::string begin = std::string(1, sign) + " seed = ";
  for (const std::string& line : lines)
    if (line.starts_with(begin))
      return line.substr(begin.size());
  return {};
}

bool tells_difference(const std::string& line) {
  return line.starts_with("- ") || line.starts_with("+ ");
}

std::string scenario_html(const std::vector<std::string>& lines) {
  const auto differing = std::count_if(lines.begin(), lines.end(), tells_difference);
  if (differing == 0)
    return paragraph("The scenarios are the same.");
  const std::string before = seed_in(lines, '-'), now = seed_in(lines, '+');
  if (differing == 2 && !before.empty() && !now.empty())
    return paragraph(
        fmt::format("The scenarios are the same but for the seed of chance: {}, now {}.", before, now));
  return fmt::format("<details open><summary>{} line{} of the scenario differ{}</summary>\n", differing,
                     differing == 1 ? "" : "s", differing == 1 ? "s" : "") +
         lines_html(lines) + "</details>\n";
}

} // namespace

std::string change_html(const StudyChange& change) {
  Text what("Beside this study stands another: before, ");
  what.name(change.before) << "; now, ";
  what.name(change.after) << ". Everything on this page but this part is about the second.";
  std::string html = "<h3>What changed</h3>\n" + paragraph(what);
  if (change.same_outcomes)
    html += paragraph("Not one bit of any outcome differs.");
  if (change.program.empty())
    html += paragraph("The same program made both.");
  else
    html += paragraph("The programs differ:") + lines_html(change.program);
  html += scenario_html(change.scenario);
  if (!change.only_before.empty())
    html += paragraph(Text("Only before: ") << names_text(change.only_before) << ".");
  if (!change.only_after.empty())
    html += paragraph(Text("Only now: ") << names_text(change.only_after) << ".");
  return change.same_outcomes ? html : html + numbers_html(change);
}

} // namespace entente::report
