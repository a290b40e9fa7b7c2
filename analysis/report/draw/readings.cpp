#include "analysis/report/draw/readings.hpp"

#include "analysis/report/draw/numbers.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <cassert>

namespace entente::report {

std::string json_text(std::string_view text) {
  const nlohmann::json quoted = std::string(text);
  std::string safe = quoted.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  for (std::size_t at = 0; (at = safe.find_first_of("<>&'", at)) != std::string::npos;)
    safe.replace(at, 1, fmt::format("\\u{:04x}", static_cast<unsigned>(safe[at])));
  return safe;
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts)
    list += (list.empty() ? "" : ",") + json_text(text);
  return "[" + list + "]";
}

std::string readings_svg(const Readings& readings, bool places_only) {
  std::string points, before;
  for (const Reading& reading : readings.points) {
    const std::string place = coordinate(reading.at.first) + " " + coordinate(reading.at.second);
    points += (points.empty() ? "" : ";") + (place == before ? "=" : place);
    before = place;
    for (std::size_t i = 0; !places_only && i < reading.values.size(); ++i) {
      const std::string text = json_number(reading.values[i]);
      points += " " + (text == "null" ? "-" : text);
    }
  }
  if (places_only)
    return fmt::format("<g data-points=\"{}\"/>", points);
  return fmt::format("<g data-kind=\"{}\"{} data-points=\"{}\"/>", readings.kind,
                     readings.texts.empty() ? "" : " data-texts='" + json_list(readings.texts) + "'", points);
}

std::string reading_kinds_json(const std::vector<ReadingKind>& kinds) {
  std::string list;
  for (const ReadingKind& kind : kinds)
    list += fmt::format("{}{{\"name\":{},\"texts\":{},\"numbers\":{},\"says\":{}}}", list.empty() ? "" : ",",
                        json_text(kind.name), json_list(kind.texts), json_list(kind.numbers),
                        json_text(kind.says));
  return "[" + list + "]";
}

} // namespace entente::report
