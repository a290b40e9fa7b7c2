#include "explorer/module/session.hpp"

#include "analysis/comparison/difference_mark.hpp"
#include "analysis/comparison/icon_array.hpp"
#include "analysis/courses/typical_replicate.hpp"
#include "engine/api/guarded.hpp"
#include "engine/api/json_documents.hpp"
#include "engine/api/request.hpp"
#include "engine/core/embedded.hpp"
#include "engine/core/json_number.hpp"
#include "engine/core/text.hpp"
#include "engine/outcomes/indicators.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/read/builtin_source.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/world/build/memory.hpp"
#include "explorer/module/charts.hpp"

#include <array>
#include <numeric>

namespace entente::explorer {
namespace {

const Threads& alone() {
  static const Threads threads(1);
  return threads;
}

// A page shares a telephone with others.
Problems allow(const Scenario& scenario, std::size_t arms) {
  constexpr std::size_t most = std::size_t{96} << 20;
  const auto citizens = static_cast<std::size_t>(scenario.structure.citizens.count.first);
  const auto ties = static_cast<std::size_t>(scenario.structure.network.ties.first);
  if (memory_of_world(citizens, arms, ties).peak() <= most)
    return {};
  return {Problem{"", 0, 0,
                  "a society of " + std::to_string(citizens) +
                      " citizens is too large for this page; the program simulates it, and here at most some "
                      "thousands of citizens make nearly the same means"}};
}

Experiment limited() {
  Experiment experiment;
  experiment.set_allow(allow);
  return experiment;
}

// The lines that open a scenario's file, where they are a comment: what it is about, for people.
std::string opening_comment(std::string_view text) {
  std::string comment;
  while (text.starts_with('#')) {
    std::string_view line = trimmed(take_line(text).substr(1));
    if (line.empty())
      break;
    comment += (comment.empty() ? "" : " ") + std::string(line);
  }
  return comment;
}

Json hundred_json(const Comparison& comparison) {
  Json document = Json::object();
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    if (s == comparison.reference)
      continue;
    for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
      const OutcomeResult& result = comparison.strategies[s].outcomes[o];
      if (result.given || result.difference.estimate.n < 2)
        continue;
      const IconArray hundred = shares_per_hundred(result.difference);
      document[comparison.strategies[s].name][comparison.outcomes[o].name] = {
          {"better", hundred.better},
          {"same", hundred.same},
          {"worse", hundred.worse},
          {"mark", name_of(mark_of(result.difference, comparison.outcomes[o].better))}};
    }
  }
  return document;
}

Json buys_json(const Comparison& comparison) {
  Json document = Json::object();
  for (std::size_t s = 0; s < comparison.cost_effects.size(); ++s) {
    const CostEffect& buy = comparison.cost_effects[s];
    Json& one = document[comparison.strategies[s].name];
    one = {{"standing", name_of(buy.standing)}, {"gains", buy.gains}};
    if (buy.ratio) {
      one["ratio"] = json_number<Json>(*buy.ratio);
      one["lo"] = json_number<Json>(buy.ratio_interval.low);
      one["hi"] = json_number<Json>(buy.ratio_interval.high);
      one["against"] = comparison.strategies[buy.against].name;
    }
  }
  return document;
}

Json replayed_json(const ReplayedHistory& history) {
  Json months = Json::array();
  for (const ReplayedMonth& month : history.months) {
    Json regions = Json::array();
    for (const ReplayedRegion& region : month.regions)
      regions.push_back({json_number<Json>(region.violence), json_number<Json>(region.money),
                         json_number<Json>(region.troops), json_number<Json>(region.confidence)});
    Json engaged = Json::array();
    for (const ReplayedThirdParty& third_party : month.third_parties)
      engaged.push_back(third_party.engaged ? 1 : 0);
    months.push_back(
        {{"month", month.month}, {"regions", std::move(regions)}, {"engaged", std::move(engaged)}});
  }
  return {{"third_parties", history.third_party_types}, {"months", std::move(months)}};
}

void take_all(Json& into, const Json& from) {
  for (const auto& [key, value] : from.items())
    into[key] = value;
}

} // namespace

// Answers what the API does not.
class Dispatch {
 public:
  Dispatch(Session& session, Request& request, Json& answer)
      : session_(session), request_(request), answer_(answer) {}

  // false: this is nothing of the explorer's own.
  bool run(std::string_view verb) {
    struct Verb {
      std::string_view name;
      void (Dispatch::*call)();
    };
    constexpr std::array verbs{Verb{"part", &Dispatch::part},           Verb{"join", &Dispatch::join},
                               Verb{"compare", &Dispatch::compare},     Verb{"forest", &Dispatch::forest},
                               Verb{"over time", &Dispatch::over_time}, Verb{"replay", &Dispatch::replay_all},
                               Verb{"catalogue", &Dispatch::catalogue}, Verb{"base", &Dispatch::base},
                               Verb{"read", &Dispatch::read},           Verb{"decide", &Dispatch::decide}};
    for (const Verb& one : verbs)
      if (one.name == verb) {
        (this->*one.call)();
        return true;
      }
    return false;
  }

 private:
  const Scenario* scenario() {
    const Scenario* here = session_.api_.experiment().scenario();
    if (here == nullptr)
      request_.refuse("", "no scenario is loaded");
    return here;
  }

  ReplicateBlock block() {
    ReplicateBlock block;
    block.first = static_cast<std::uint32_t>(request_.whole("first", 0, maximum_replicates - 1, 0));
    block.last = static_cast<std::uint32_t>(
        request_.whole("last", std::uint64_t{block.first} + 1, maximum_replicates, block.first + 1));
    block.seed = request_.whole("seed", 0, UINT64_MAX, 0);
    block.variant = request_.text("variant", false);
    block.keep = request_.text("keep", false) == "series" ? Keep::series : Keep::summary;
    return block;
  }

  void base() { session_.base_ = request_.text("text", true); }

  void read() {
    const std::string text = request_.text("text", true), name = request_.text("name", true);
    const std::string base = request_.text("base", false);
    if (request_.refused())
      return;
    Experiment apart = limited();
    const auto resolve = [&](std::string_view wanted, std::string_view) {
      return Session::resolve(wanted, base);
    };
    if (const Problems problems = apart.load(SourceText{text, name, name}, resolve); !problems.empty())
      return request_.refuse("/text", problems, true);
    const auto description = apart.describe();
    auto toml = apart.resolved();
    if (!description || !toml)
      return request_.refuse("", description ? toml.problems() : description.problems());
    answer_["toml"] = *std::move(toml);
    answer_["description"] = description_document(*apart.scenario(), *description);
  }

  void part() {
    if (scenario() == nullptr)
      return;
    const ReplicateBlock asked = block();
    if (request_.refused())
      return;
    auto part = session_.api_.experiment().simulate_apart(asked, alone());
    if (!part)
      return request_.refuse("", part.problems());
    session_.part_ = *std::move(part);
    session_.series_.clear();
    for (const auto& series : session_.part_.series)
      session_.series_.insert(session_.series_.end(), series.begin(), series.end());
    session_.part_.series.clear();
    answer_["first"] = asked.first;
    answer_["last"] = session_.part_.last;
  }

  // Cuts what came in one piece; false where it has another length than it should.
  bool cut_series(const Scenario& here) {
    ReplicateValues& part = session_.part_;
    const std::size_t strategies = here.strategies.size(), indicators = indicator_table().size();
    auto from = session_.series_.begin();
    for (std::size_t s = 0; s < strategies; ++s) {
      std::size_t histories = 0;
      for (std::size_t at = s; at < part.failed.size(); at += strategies)
        histories += part.failed[at] == 0;
      const std::size_t length = histories * static_cast<std::size_t>(here.months);
      for (std::size_t i = 0; i < indicators; ++i) {
        if (static_cast<std::size_t>(session_.series_.end() - from) < length)
          return false;
        part.series.emplace_back(from, from + static_cast<std::ptrdiff_t>(length));
        from += static_cast<std::ptrdiff_t>(length);
      }
    }
    return from == session_.series_.end();
  }

  void join() {
    const Scenario* here = scenario();
    if (here == nullptr)
      return;
    ReplicateBlock asked = block();
    if (request_.refused())
      return;
    ReplicateValues& part = session_.part_;
    part.first = asked.first;
    part.last = asked.last;
    part.failures.clear();
    part.series.clear();
    if (asked.keep == Keep::series) {
      if (!cut_series(*here))
        return request_.refuse("", "the months of these replicates are not those of this scenario");
      if (asked.first == 0)
        session_.followed_ = Experiment(*here);
      if (const auto done = session_.followed_.add(asked, part); !done)
        return request_.refuse("", done.problems());
      part.series.clear();
    }
    asked.keep = Keep::summary;
    session_.told_.reset();
    if (asked.first == 0)
      session_.joined_.insert_or_assign(asked.variant, Experiment(*here));
    const auto done = session_.joined_[asked.variant].add(asked, std::move(part));
    part = {};
    if (!done)
      return request_.refuse("", done.problems());
    answer_["replicates"] = *done;
  }

  // What was joined of the variant asked for; nullptr where it was refused.
  const ExperimentSummary* joined(const Experiment*& experiment) {
    const std::string variant = request_.text("variant", false);
    const auto found = session_.joined_.find(variant);
    if (found == session_.joined_.end()) {
      request_.refuse("", "nothing was joined yet");
      return nullptr;
    }
    experiment = &found->second;
    std::optional<Session::Told>& told = session_.told_;
    if (!told || told->variant != variant) {
      auto summary = experiment->summarise(false);
      if (!summary) {
        request_.refuse("", summary.problems());
        return nullptr;
      }
      told = Session::Told{variant, *std::move(summary)};
    }
    return &told->summary;
  }

  void compare() {
    const Experiment* experiment = nullptr;
    const ExperimentSummary* const summary = joined(experiment);
    if (summary == nullptr)
      return;
    const Scenario& compared = *experiment->compared_scenario();
    const Comparison& comparison = summary->comparison;
    std::vector<std::size_t> all(comparison.strategies.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    take_all(answer_,
             comparison_document(compared, compared.run.seed.value_or(0),
                                 {{"", &comparison, summary->digest, summary->failures.size()}}, all));
    answer_["hundred"] = hundred_json(comparison);
    answer_["buys"] = buys_json(comparison);
  }

  void forest() {
    const Experiment* experiment = nullptr;
    if (const ExperimentSummary* const summary = joined(experiment))
      take_all(answer_, forest_json(chart_facts(*experiment->compared_scenario(), summary->comparison)));
  }

  // Over the parameter sets of the scenario, and over those variants of the request that were joined. Nothing
  // here shows how likely each strategy is the best buy, so that one sample of that will do.
  void decide() {
    const Scenario* here = scenario();
    const auto base = session_.joined_.find("");
    if (here == nullptr || base == session_.joined_.end())
      return request_.refuse("", "nothing was joined yet");
    DecisionSettings settings;
    settings.resamples = 1;
    const std::string wanted = request_.text("effect", true);
    const std::vector<ComparedOutcome> outcomes = compared_outcomes(*here);
    const auto effect = std::find_if(outcomes.begin(), outcomes.end(),
                                     [&](const ComparedOutcome& one) { return one.name == wanted; });
    if (effect == outcomes.end())
      return request_.refuse("/effect", "there is no outcome " + in_quotes(wanted));
    settings.effect = static_cast<std::size_t>(effect - outcomes.begin());
    std::vector<const Experiment*> worlds{&base->second};
    const auto wanted_variants = request_.json().find("variants");
    const Json asked = wanted_variants == request_.json().end() ? Json::array() : *wanted_variants;
    for (const NamedVariant& variant : here->variants)
      if (const auto found = session_.joined_.find(variant.name);
          found != session_.joined_.end() &&
          std::find(asked.begin(), asked.end(), Json(variant.name)) != asked.end())
        worlds.push_back(&found->second);
    const auto decision = Experiment::decide(worlds, settings);
    if (!decision)
      return request_.refuse("", decision.problems());
    take_all(answer_, decision_document(*decision));
    answer_["sets"] = decision->sets.size();
  }

  void over_time() {
    answer_["replicates"] = session_.followed_.simulated();
    take_all(answer_, over_time_json(chart_facts_over_time(session_.followed_)));
  }

  void replay_all() {
    const Scenario* here = scenario();
    if (here == nullptr)
      return;
    const auto seed = request_.whole("seed", 0, UINT64_MAX, 0);
    const auto replicate =
        static_cast<std::uint32_t>(request_.whole("replicate", 0, maximum_replicates - 1, 0));
    const std::vector<std::size_t> strategies = request_.strategies("strategies", *here, {0});
    if (request_.refused())
      return;
    for (const std::size_t strategy : strategies) {
      auto trace = session_.api_.experiment().history(seed, replicate, strategy, alone());
      if (!trace)
        return request_.refuse("", trace.problems());
      answer_["histories"][here->strategies[strategy].name] = {
          {"trace", trace_documents(*trace)},
          {"map", replayed_json(replay(*here, seed, strategy, replicate, 1, alone()))}};
    }
  }

  void catalogue() {
    Json scenarios = Json::array(), instruments = Json::array();
    for (const EmbeddedFile& file : embedded_files())
      if (file.path.starts_with("scenarios/"))
        if (const std::string_view name = name_of_builtin(file.path); !name.empty())
          scenarios.push_back({{"name", name}, {"comment", opening_comment(file.content)}});
    for (const InstrumentField& field : instrument_table())
      instruments.push_back({{"name", field.name},
                             {"recommendation", field.recommendation},
                             {"overhead", field.overhead},
                             {"doc", field.doc},
                             {"source", field.source},
                             {"experiment", field.experiment}});
    answer_["scenarios"] = std::move(scenarios);
    answer_["instruments"] = std::move(instruments);
  }

  Session& session_;
  Request& request_;
  Json& answer_;
};

Session::Session()
    : api_(limited(), {},
           {[this](std::string_view name, std::string_view) { return resolve(name, base_); }, nullptr, {}}) {}

Expected<SourceText> Session::resolve(std::string_view name, const std::string& base) {
  constexpr std::string_view page_base = "page:base";
  if (name == page_base)
    return SourceText{base, std::string(page_base), std::string(page_base)};
  if (name.starts_with(builtin_prefix))
    return builtin_source(name, embedded_files());
  return Problem{"", 0, 0,
                 "this page opens no other file, and " + in_quotes(name) +
                     " is one; `entente check FILE --resolved` writes a scenario that needs none"};
}

Answer Session::answer(std::string_view line) {
  ++lines_;
  Answer answer;
  bool own = false;
  Json document{{"line", lines_}};
  Request request(line);
  if (request.is_readable() && request.has("do") && request.json()["do"].is_string()) {
    const std::string verb = request.text("do", true);
    Dispatch dispatch(*this, request, document);
    own = dispatch.run(verb);
    if (verb == "load" || verb == "change") {
      joined_.clear();
      told_.reset();
      followed_ = Experiment();
    }
  }
  if (!own)
    return api_.answer(line, lines_, alone());
  answer.refused = request.refused();
  if (answer.refused)
    document = {{"line", lines_}, {"errors", request.errors()}};
  answer.json = document.dump(-1, ' ', false, Json::error_handler_t::replace);
  return answer;
}

} // namespace entente::explorer
