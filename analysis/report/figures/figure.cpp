#include "analysis/report/figures/figure.hpp"

#include "analysis/report/draw/numbers.hpp"
#include "engine/core/embedded.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

namespace entente::report {
namespace {

std::string object_of(const Words& words) {
  std::string text = "{";
  for (const auto& [key, value] : words)
    text += (text.size() > 1 ? "," : "") + json_text(key) + ":" + json_text(value);
  return text + "}";
}

std::string array_of(const std::vector<std::string>& names) {
  std::string text = "[";
  for (const std::string& name : names)
    text += (text.size() > 1 ? "," : "") + json_text(name);
  return text + "]";
}

std::string figure_data(const Figure& figure, const Strategies& strategies) {
  std::string data;
  for (const Dataset& dataset : figure.datasets)
    data += (data.empty() ? "" : ",") + json_text(dataset.name()) + ":" + dataset.by_columns();
  return fmt::format(
      "{{\"template\":{},\"datasets\":{{{}}},\"units\":{},\"labels\":{},\"order\":{},\"reference\":{},"
      "\"shown\":{}{}{}}}",
      json_text(figure.name), data, object_of(figure.units), object_of(figure.labels),
      array_of(strategies.order), json_text(strategies.reference), array_of(strategies.shown),
      figure.chosen.empty() ? "" : ",\"chosen\":" + array_of(figure.chosen),
      figure.month ? ",\"month\":" + json_number(*figure.month) : "");
}

using Json = nlohmann::ordered_json;

// A template shows one strategy, outcome, method or month of several: the first there is, and the month that
// the figure shows first.
void choose_from(const Json& rows, const Figure& figure, Json& specification) {
  if (rows.empty() || !specification.contains("params"))
    return;
  for (Json& parameter : specification["params"]) {
    const std::string name = parameter["name"];
    if (rows.front().contains(name))
      parameter["value"] = name == "month" && figure.month ? Json(*figure.month) : rows.front()[name];
  }
}

// Eight dashes and shapes would begin anew with the ninth strategy, as the eight colours do: with each round
// of colours dashes move on by one and shapes by three, so that no two strategies look alike.
void tell_apart(Json& node) {
  constexpr std::size_t round = 8;
  for (const auto& [channel, by] : {std::pair{"strokeDash", 1U}, std::pair{"shape", 3U}}) {
    const Json::json_pointer place("/" + std::string(channel) + "/scale/range");
    if (!node.is_object() || !node.contains(place) || node[place].size() != round)
      continue;
    const Json range = node[place];
    for (std::size_t i = round; i < round * round; ++i)
      node[place].push_back(range[(i + by * (i / round)) % round]);
  }
  for (Json& child : node)
    if (child.is_structured())
      tell_apart(child);
}

// What a template cannot know, such as the effect that the study is about: {effect}.
void name_in(Json& node, const Words& labels) {
  if (node.is_string()) {
    auto text = node.get<std::string>();
    for (const auto& [key, label] : labels) {
      const std::string place = "{" + key + "}";
      for (std::size_t at = 0; (at = text.find(place, at)) != std::string::npos; at += label.size())
        text.replace(at, place.size(), label);
    }
    node = text;
    return;
  }
  for (Json& child : node)
    if (child.is_structured() || child.is_string())
      name_in(child, labels);
}

} // namespace

std::string figure_html(const Figure& figure, const Strategies& strategies) {
  return fmt::format(
      "<figure id=\"fig-{6}\" data-figure=\"{0}\">\n<figcaption><strong>{1}</strong> {2}</figcaption>\n"
      "<div class=\"plot\">{3}</div>\n<div class=\"tools\"></div>\n"
      "<details class=\"data\"><summary>The numbers<span class=\"unseen\"> of the figure: "
      "{1}</span></summary>\n{4}"
      "</details>\n"
      "<script type=\"application/json\" class=\"figure-data\">{5}</script>\n</figure>\n",
      figure.name, figure.question.html(), figure.finding.html(), figure.drawing, figure.table.html(),
      figure_data(figure, strategies), figure.part.empty() ? figure.name : figure.name + "-" + figure.part);
}

std::string figure_specification(const Figure& figure) {
  const auto shape = embedded_file("analysis/report/figures/" + figure.name + ".vl.json");
  const auto theme = embedded_file("analysis/report/figures/theme.json");
  if (!shape || !theme)
    return {};
  auto specification = Json::parse(*shape);
  tell_apart(specification);
  name_in(specification, figure.labels);
  specification["config"] = Json::parse(*theme)["config"];
  for (const Dataset& dataset : figure.datasets) {
    const auto rows = Json::parse(dataset.by_rows());
    choose_from(rows, figure, specification);
    specification["datasets"][dataset.name()] = rows;
  }
  return specification.dump(1) + "\n";
}

} // namespace entente::report
