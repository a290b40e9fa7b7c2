#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/read/read_scenario.hpp"
#include "engine/scenario/read/reader.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <array>

namespace entente {
namespace {

Expectation read_expectation(Reader& reader, const Node& node, std::size_t number) {
  Expectation expectation;
  Section section(reader, node, "expectation " + std::to_string(number));
  section.text("outcome", expectation.outcome);
  constexpr std::array<std::string_view, 3> signs{"+", "-", "0"};
  std::size_t sign = 2;
  section.choice("sign", signs, sign);
  expectation.sign = signs[sign][0];
  section.text("strategy", expectation.strategy);
  if (section.take("smallest") != nullptr)
    section.number("smallest", expectation.smallest.emplace());
  section.done();
  return expectation;
}

void read_hypothesis(Section& top, Scenario& scenario) {
  const Node* node = top.take("hypothesis");
  if (node == nullptr)
    return;
  Hypothesis hypothesis;
  Section section(top.reader(), *node, "hypothesis");
  if (section.take("recommendation") != nullptr) {
    int recommendation = 0;
    section.whole("recommendation", recommendation, 1, 7, "recommendation");
    if (recommendation > 0)
      hypothesis.recommendation = recommendation;
  }
  if (const Node* wording = section.take("wording")) {
    constexpr std::array<std::string_view, 2> wordings{"quoted", "ours"};
    if (const auto found = top.reader().choice(*wording, section.called("wording"), wordings))
      hypothesis.wording = wordings[*found];
  }
  section.text("quote", hypothesis.quote);
  section.text("claim", hypothesis.claim);
  if (const Node* expect = section.take("expect"))
    for (const Node& item : top.reader().list(*expect, section.called("expect"), "tables"))
      hypothesis.expect.push_back(read_expectation(top.reader(), item, hypothesis.expect.size() + 1));
  section.text("fails_when", hypothesis.fails_when);
  if (const Node* variants = section.take("fails_in"))
    for (const Node& item : top.reader().list(*variants, section.called("fails_in"), "names of worlds"))
      if (auto name = top.reader().text(item, section.called("fails_in")))
        hypothesis.fails_in.push_back(std::move(*name));
  section.text("price", hypothesis.price);
  section.done();
  scenario.hypothesis = std::move(hypothesis);
}

void read_variants(Section& top, Scenario& scenario) {
  const Node* node = top.take("worlds");
  if (node == nullptr)
    return;
  Reader& reader = top.reader();
  const Section section(reader, *node, "worlds");
  scenario.variants.clear();
  for (const Node::Entry& entry : node->entries) {
    NamedVariant variant{entry.key, {}};
    const std::string name = "world " + in_quotes(entry.key);
    const Section values(reader, entry.value, name);
    reader.refuse_repeats(entry.value);
    for (const Node::Entry& number : entry.value.entries) {
      if (!rules_of(number.key)) {
        reader.refuse_key(entry.value, number,
                          "unknown number " + in_quotes(number.key) + " in " + name +
                              number_suggestion(number.key, true));
      } else if (const auto value = reader.number(number.value, values.called(number.key))) {
        variant.values.emplace_back(number.key, *value);
      }
    }
    scenario.variants.push_back(std::move(variant));
  }
}

void read_outcomes(Section& top, Scenario& scenario) {
  const Node* node = top.take("outcomes");
  if (node == nullptr)
    return;
  const Section section(top.reader(), *node, "outcomes");
  scenario.outcomes.clear();
  for (const Node::Entry& entry : node->entries) {
    NamedOutcome outcome{entry.key, "", {}};
    if (entry.value.kind == Node::Kind::text) {
      top.reader().refuse(entry.value, "outcome " + in_quotes(entry.key) + " is " + shown(entry.value) +
                                           "; a table is needed: { measure = \"" +
                                           printable(entry.value.text) + "\", by = 60 }");
      continue;
    }
    Section one(top.reader(), entry.value, "outcome " + in_quotes(entry.key));
    one.text("measure", outcome.measure);
    if (one.take("by") != nullptr) {
      Month by = 0;
      one.whole("by", by, 1, maximum_months, "months");
      if (by > 0)
        outcome.by = by;
    }
    one.done();
    scenario.outcomes.push_back(std::move(outcome));
  }
}

// A whole number, or a text with its digits: TOML's whole numbers end at 2^63 - 1, seeds at 2^64 - 1.
void read_seed(Section& section, Scenario& scenario) {
  const Node* node = section.take("seed");
  if (node == nullptr)
    return;
  const auto number = integer_of(*node);
  const auto digits = node->kind == Node::Kind::text ? number_in<std::uint64_t>(node->text) : std::nullopt;
  if (number && *number >= 0)
    scenario.run.seed = static_cast<std::uint64_t>(*number);
  else if (digits)
    scenario.run.seed = *digits;
  else
    section.reader().refuse(*node,
                            "run.seed is " + shown(*node) + "; a whole number from 0 to 2^64 - 1 is needed");
}

void read_run(Section& top, Scenario& scenario) {
  const Node* node = top.take("run");
  if (node == nullptr)
    return;
  Section section(top.reader(), *node, "run");
  section.whole("replicates", scenario.run.replicates, 1, maximum_replicates, "histories of each strategy");
  read_seed(section, scenario);
  section.text("reference", scenario.run.reference);
  section.done();
}

} // namespace

void read_study(Section& top, Scenario& scenario) {
  read_hypothesis(top, scenario);
  read_variants(top, scenario);
  read_outcomes(top, scenario);
  read_run(top, scenario);
}

} // namespace entente
