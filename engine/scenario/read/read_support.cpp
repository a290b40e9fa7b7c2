#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/read/read_scenario.hpp"
#include "engine/scenario/read/reader.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <array>

namespace entente {
namespace {

std::array<std::string_view, instrument_count> instrument_names() {
  std::array<std::string_view, instrument_count> names;
  for (const InstrumentField& field : instrument_table())
    names[static_cast<std::size_t>(field.instrument)] = field.name;
  return names;
}

Action read_action(Reader& reader, const Node& node, const std::string& name) {
  Action action;
  if (node.kind == Node::Kind::text) {
    reader.refuse(node, name + " is " + shown(node) + "; a table is needed: { instrument = \"" +
                            printable(node.text) + "\" }");
    return action;
  }
  Section section(reader, node, name);
  if (section.take("instrument") == nullptr && node.kind == Node::Kind::table)
    reader.refuse(node, name + " names no instrument; see `entente list instruments`");
  section.choice("instrument", instrument_names(), action.instrument);
  section.number("strength", action.strength);
  section.whole("from", action.from, 0, maximum_months, "months");
  if (section.take("until") != nullptr)
    section.whole("until", action.until.emplace(), 0, maximum_months, "months");
  if (section.take("overhead") != nullptr)
    section.number("overhead", action.overhead.emplace());
  if (const Node* factor = section.take("factor");
      factor != nullptr && action.instrument != Instrument::more_money)
    reader.refuse(*factor, section.called("factor") + " is given; only more_money takes a factor");
  section.number("factor", action.factor);
  section.choice("part", part_names, action.part);
  section.done();
  return action;
}

Strategy read_strategy(Reader& reader, const Node& node, std::size_t number) {
  Strategy strategy;
  std::string name = "strategy " + std::to_string(number);
  if (const Node* given = node.find("name"); given != nullptr && given->kind == Node::Kind::text)
    name = "strategy " + in_quotes(given->text);
  Section section(reader, node, name);
  if (section.take("name") == nullptr && node.kind == Node::Kind::table)
    reader.refuse(node, name + " has no name");
  section.text("name", strategy.name);
  section.text("description", strategy.description);
  section.choice("role", role_names, strategy.role);
  const Node* actions = section.take("actions");
  if (actions != nullptr && actions->kind == Node::Kind::text)
    reader.refuse(*actions, section.called("actions") + " is " + shown(*actions) +
                                "; a list is needed: [{ instrument = \"" + printable(actions->text) +
                                "\" }]");
  else if (actions != nullptr)
    for (const Node& item : reader.list(*actions, section.called("actions"), "tables"))
      strategy.actions.push_back(
          read_action(reader, item, "action " + std::to_string(strategy.actions.size() + 1) + " of " + name));
  section.done();
  return strategy;
}

// 2.5 | { value = 2.5, low = 2, high = 4, source = "..." }
Price read_price(Reader& reader, const Node& node, const std::string& name) {
  Price price;
  if (node.kind != Node::Kind::table) {
    const double value = reader.number(node, name).value_or(0.0);
    return {value, value, value, ""};
  }
  Section section(reader, node, name);
  section.number("value", price.value);
  price.low = price.high = price.value;
  section.number("low", price.low);
  section.number("high", price.high);
  section.text("source", price.source);
  section.done();
  return price;
}

void read_prices(Section& top, Scenario& scenario) {
  const Node* node = top.take("prices");
  if (node == nullptr)
    return;
  Reader& reader = top.reader();
  Section section(reader, *node, "prices");
  if (const Node* found = section.take("budget_unit"))
    scenario.prices.budget_unit = read_price(reader, *found, section.called("budget_unit"));
  if (const Node* found = section.take("troop_month"))
    scenario.prices.troop_month = read_price(reader, *found, section.called("troop_month"));
  if (const Node* found = section.take("instruments")) {
    Section instruments(reader, *found, section.called("instruments"));
    for (const InstrumentField& field : instrument_table())
      if (const Node* price = instruments.take(field.name))
        scenario.prices.instruments[std::string(field.name)] =
            read_price(reader, *price, instruments.called(field.name));
    instruments.done();
  }
  section.done();
}

} // namespace

void read_support(Section& top, Scenario& scenario) {
  if (const Node* node = top.take("strategies")) {
    std::vector<Strategy> strategies;
    for (const Node& item : top.reader().list(*node, "strategies", "tables"))
      strategies.push_back(read_strategy(top.reader(), item, strategies.size() + 1));
    scenario.strategies = std::move(strategies);
  }
  read_prices(top, scenario);
}

} // namespace entente
