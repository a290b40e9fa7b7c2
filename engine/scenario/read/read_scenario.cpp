#include "engine/scenario/read/read_scenario.hpp"

#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/read/reader.hpp"

#include <algorithm>
#include <array>

namespace entente {

void read_scenario(Reader& reader, const Node& root, Scenario& scenario) {
  Section top(reader, root, "");
  int schema = 1;
  top.whole("schema", schema, 1, 1, "the only version of scenario files");
  top.text("id", scenario.id);
  top.text("title", scenario.title);
  top.text("description", scenario.description);
  top.take("extends"); // resolved before reading
  top.whole("months", scenario.months, 1, maximum_months, "months");
  constexpr std::array<std::string_view, 2> starts{"war", "accord"};
  top.choice("start", starts, scenario.starts_with_accord);

  read_people(top, scenario);
  read_accord(top, scenario);
  read_values(top, scenario);
  read_support(top, scenario);
  read_study(top, scenario);
  top.done();
}

void set_override(Scenario& scenario, std::string_view key, double value) {
  for (auto& [known, number] : scenario.overrides)
    if (known == key) {
      number = value;
      return;
    }
  scenario.overrides.emplace_back(key, value);
}

void forget_uncertain(Scenario& scenario, std::string_view key) {
  std::erase_if(scenario.uncertain, [key](const Uncertain& uncertain) { return uncertain.key == key; });
}

} // namespace entente
