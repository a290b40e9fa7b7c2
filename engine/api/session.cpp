#include "engine/api/session.hpp"

#include "analysis/decision/goal.hpp"
#include "engine/api/guarded.hpp"
#include "engine/api/json_documents.hpp"
#include "engine/api/request.hpp"
#include "engine/core/json_number.hpp"
#include "engine/outcomes/indicators.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace entente {
namespace {

std::string compact(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// {strategy: {indicator: {"unit", "mean": [by month], "quantiles": {"0.05": [by month], ...}}}}
Json series_json(const ExperimentSummary& summary) {
  Json document = Json::object();
  for (const IndicatorCourse& one : summary.courses) {
    const IndicatorField& field = indicator_table()[one.indicator];
    Json mean = Json::array(), quantiles = Json::object();
    for (const double value : one.course.means)
      mean.push_back(json_number<Json>(value));
    for (std::size_t q = 0; q < Course::shares.size(); ++q) {
      Json values = Json::array();
      for (const auto& band : one.course.bands)
        values.push_back(json_number<Json>(band[q]));
      quantiles[number_text(Course::shares[q])] = std::move(values);
    }
    document[summary.comparison.strategies[one.strategy].name][std::string(field.name)] = {
        {"unit", field.unit}, {"mean", std::move(mean)}, {"quantiles", std::move(quantiles)}};
  }
  return document;
}

void take_all(Json& into, const Json& from) {
  for (const auto& [key, value] : from.items())
    into[key] = value;
}

void add_summary(Json& answer, const Scenario& scenario, std::uint64_t seed,
                 const ExperimentSummary& summary) {
  std::vector<std::size_t> all(summary.comparison.strategies.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  take_all(answer,
           comparison_document(scenario, seed,
                               {{"", &summary.comparison, summary.digest, summary.failures.size()}}, all));
}

// Answers one request.
class Dispatch {
 public:
  Dispatch(Request& request, Json& answer, Experiment& experiment, const SessionDefaults& defaults,
           const SessionHooks& hooks, const Threads& threads)
      : request_(request), answer_(answer), experiment_(experiment), defaults_(defaults), hooks_(hooks),
        threads_(threads) {}

  void run() {
    if (!request_.has("do"))
      return evaluate();
    struct Verb {
      std::string_view name;
      void (Dispatch::*call)();
    };
    constexpr std::array verbs{Verb{"evaluate", &Dispatch::evaluate},
                               Verb{"load", &Dispatch::load},
                               Verb{"describe", &Dispatch::describe},
                               Verb{"change", &Dispatch::change},
                               Verb{"resolved", &Dispatch::resolved},
                               Verb{"simulate", &Dispatch::simulate},
                               Verb{"summarise", &Dispatch::summarise},
                               Verb{"history", &Dispatch::history},
                               Verb{"stop", &Dispatch::stop}};
    const std::string asked = request_.text("do", true);
    if (request_.refused())
      return;
    std::array<std::string_view, verbs.size()> names;
    for (std::size_t i = 0; i < verbs.size(); ++i) {
      if (verbs[i].name == asked)
        return (this->*verbs[i].call)();
      names[i] = verbs[i].name;
    }
    request_.refuse("/do", in_quotes(asked) + " is nothing that can be done" + suggestion(asked, names));
  }

  bool failed() const { return failed_; }

 private:
  // Nothing else can be done without a scenario.
  const Scenario* scenario() {
    if (!experiment_.loaded())
      request_.refuse("", "no scenario is loaded; {\"do\": \"load\", \"text\": \"...\"} loads one");
    return experiment_.scenario();
  }

  void stop() { request_.allow({}); } // what ran has ended before this line is answered

  // The whole comparison of one point: values, strategies, seed and replicates hold for this line alone.
  void evaluate() {
    constexpr std::array<std::string_view, 4> keys{"values", "strategy", "replicates", "seed"};
    const Scenario* base = scenario();
    if (base == nullptr)
      return;
    Experiment one = experiment_;
    ReplicateBlock block{defaults_.seed, 0, base->run.replicates, {}, Keep::summary, {}};
    block.strategies = defaults_.strategies;
    for (const auto& [key, value] :
         request_.json().items()) { // in the order of the line, as problems are told
      if (key == "values")
        take_values(one, value);
      else if (key == "strategy")
        block.strategies = request_.strategies("strategy", *base, {});
      else if (key == "replicates")
        block.last = static_cast<std::uint32_t>(request_.whole("replicates", 1, maximum_replicates, 1));
      else if (key == "seed")
        block.seed = request_.whole("seed", 0, UINT64_MAX, 0);
      else if (key != "id" && key != "do")
        request_.refuse("/" + printable(key),
                        in_quotes(key) + " is not known" + suggestion(key, id_and(keys)));
    }
    if (request_.refused())
      return;
    if (const auto done = one.simulate(block, threads_); !done)
      return request_.refuse("", done.problems());
    tell_summary(one, block.seed);
  }

  static std::array<std::string_view, 5> id_and(const std::array<std::string_view, 4>& keys) {
    return {"id", keys[0], keys[1], keys[2], keys[3]};
  }

  void take_values(Experiment& experiment, const Json& values) {
    if (!values.is_object())
      return request_.refuse("/values", "needed is an object: {\"talks.skill_effect\": 0.5}");
    for (const auto& [key, value] : values.items()) {
      const std::string path = "/values/" + key;
      if (!value.is_number())
        request_.refuse(path, "needed is a number");
      else
        request_.refuse(path, experiment.change(key, *setting_text(value)));
    }
  }

  void tell_summary(const Experiment& experiment, std::uint64_t seed) {
    const auto summary = experiment.summarise();
    if (!summary)
      return request_.refuse("", summary.problems());
    add_summary(answer_, *experiment.compared_scenario(), seed, *summary);
    if (!summary->courses.empty())
      answer_["series"] = series_json(*summary);
    failed_ = !summary->failures.empty();
  }

  void load() {
    constexpr std::array<std::string_view, 3> keys{"text", "name", "scenario"};
    request_.allow(keys);
    const bool by_name = request_.has("scenario");
    if (by_name == request_.has("text"))
      request_.refuse("",
                      "needed is either text, or the name of a scenario: \"scenario\": \"builtin:baseline\"");
    const std::string text = request_.text("text", false), named = request_.text("scenario", false);
    const std::string name = request_.text("name", false);
    if (request_.refused())
      return;
    SourceText source{text, name.empty() ? "text" : name, name.empty() ? "text" : name};
    if (by_name) {
      Expected<SourceText> found = hooks_.resolve ? hooks_.resolve(named, "")
                                                  : Expected<SourceText>(Problem{"", 0, 0, "no files here"});
      if (!found)
        return request_.refuse("/scenario", found.problems());
      source = *std::move(found);
    }
    if (const Problems problems = experiment_.load(source, hooks_.resolve); !problems.empty())
      return request_.refuse(by_name ? "/scenario" : "/text", problems, true);
    defaults_are_gone_ = true;
    answer_["title"] = experiment_.scenario()->title;
    answer_["warnings"] = Json::array();
    for (const Problem& warning : experiment_.warnings())
      answer_["warnings"].push_back(warning.text());
  }

  void describe() {
    request_.allow({});
    const Scenario* here = scenario();
    if (here == nullptr || request_.refused())
      return;
    if (const auto description = experiment_.describe())
      take_all(answer_, description_document(*here, *description));
    else
      request_.refuse("", description.problems());
  }

  void change() {
    constexpr std::array<std::string_view, 2> keys{"key", "value"};
    request_.allow(keys);
    const std::string key = request_.text("key", true);
    const auto value = request_.json().find("value");
    const auto text = value == request_.json().end() ? std::nullopt : setting_text(*value);
    if (!text)
      request_.refuse("/value", "needed is a number, true, false, or a text as it would stand in a file");
    if (scenario() == nullptr || request_.refused())
      return;
    request_.refuse("/value", experiment_.change(key, *text));
  }

  void resolved() {
    request_.allow({});
    if (scenario() == nullptr || request_.refused())
      return;
    if (auto toml = experiment_.resolved())
      answer_["toml"] = *std::move(toml);
    else
      request_.refuse("", toml.problems());
  }

  void simulate() {
    constexpr std::array<std::string_view, 7> keys{"first", "last",    "seed",    "strategies",
                                                   "keep",  "variant", "progress"};
    request_.allow(keys);
    const Scenario* here = scenario();
    if (here == nullptr)
      return;
    ReplicateBlock block;
    block.first = static_cast<std::uint32_t>(request_.whole("first", 0, maximum_replicates - 1, 0));
    block.last = static_cast<std::uint32_t>(
        request_.whole("last", std::uint64_t{block.first} + 1, maximum_replicates, here->run.replicates));
    block.seed = request_.whole("seed", 0, UINT64_MAX, defaults_.seed);
    block.strategies = request_.strategies("strategies", *here, defaults_.strategies);
    block.variant = request_.text("variant", false);
    const auto every = request_.whole("progress", 1, maximum_replicates, 0);
    if (request_.has("keep")) {
      const std::string keep = request_.text("keep", true);
      if (keep != "summary" && keep != "series" && !request_.refused())
        request_.refuse("/keep", in_quotes(keep) + " cannot be kept; allowed: summary, series");
      block.keep = keep == "series" ? Keep::series : Keep::summary;
    }
    if (request_.refused())
      return;
    const std::uint32_t of = block.last - block.first;
    const auto done = experiment_.simulate(block, threads_,
                                           {hooks_.stop, [&](std::uint32_t in) {
                                              if (every > 0 && hooks_.emit && (in % every == 0 || in == of))
                                                tell_progress(in, of);
                                              return true;
                                            }});
    if (!done)
      return request_.refuse("", done.problems());
    answer_["replicates"] = *done;
    answer_["stopped"] = *done < block.last;
  }

  void tell_progress(std::uint32_t in, std::uint32_t of) {
    Json line = answer_; // line and id
    line["progress"] = {{"done", in}, {"of", of}};
    hooks_.emit(compact(line));
  }

  void summarise() {
    constexpr std::array<std::string_view, 1> keys{"decision"};
    request_.allow(keys);
    const Scenario* here = scenario();
    if (here == nullptr)
      return;
    const auto asked = decision_settings(*here);
    if (request_.refused())
      return;
    const Scenario* compared = experiment_.compared_scenario();
    tell_summary(experiment_, compared != nullptr ? *compared->run.seed : 0);
    if (!asked || request_.refused())
      return;
    if (const auto decision = experiment_.decide(*asked)) {
      answer_["decision"] = decision_document(*decision);
    } else {
      const std::string& setting = decision.problems().front().file;
      request_.refuse(setting.empty() ? "/decision" : "/decision/" + setting, decision.problems());
    }
  }

  // "decision": true, or an object that says what is to be bought, what one unit of it is worth, and what is
  // to be met.
  std::optional<DecisionSettings> decision_settings(const Scenario& here) {
    const auto found = request_.json().find("decision");
    if (found == request_.json().end() || *found == false)
      return std::nullopt;
    DecisionSettings settings;
    settings.effect = static_cast<std::size_t>(primary_outcome);
    if (*found == true)
      return settings;
    if (!found->is_object())
      request_.refuse("/decision",
                      "needed is true, or an object: {\"effect\": \"holds_5y\", \"willingness\": 100}");
    else
      for (const auto& [key, value] : found->items())
        take_decision(settings, here, key, value);
    return settings;
  }

  static std::vector<std::string_view> names_of(const std::vector<ComparedOutcome>& outcomes) {
    std::vector<std::string_view> names;
    for (const ComparedOutcome& outcome : outcomes)
      names.push_back(outcome.name);
    return names;
  }

  void take_decision(DecisionSettings& settings, const Scenario& here, const std::string& key,
                     const Json& value) {
    constexpr std::array<std::string_view, 3> keys{"effect", "willingness", "goal"};
    const std::string path = "/decision/" + printable(key);
    if (key == "willingness") {
      constexpr double most = 1e12;
      if (!value.is_number() || !(value.get<double>() >= 0.0 && value.get<double>() <= most))
        return request_.refuse(path, "needed is a number from 0 to 1e12");
      settings.willingness = value.get<double>();
    } else if (key == "goal") {
      if (!value.is_string())
        return request_.refuse(path, "needed is a text, such as \"holds_5y>=0.2\"");
      const std::vector<ComparedOutcome> outcomes = compared_outcomes(here);
      const Expected<Goal> goal = goal_of(value.get_ref<const std::string&>(), names_of(outcomes));
      if (!goal)
        return request_.refuse(path, goal.problems());
      settings.goal = *goal;
    } else if (key == "effect") {
      if (!value.is_string())
        return request_.refuse(path, "needed is the name of an outcome");
      const std::vector<ComparedOutcome> outcomes = compared_outcomes(here);
      const std::vector<std::string_view> names = names_of(outcomes);
      const auto named = std::find(names.begin(), names.end(), value.get<std::string>());
      if (named == names.end())
        return request_.refuse(path, "there is no outcome " + in_quotes(value.get<std::string>()) +
                                         suggestion(value.get<std::string>(), names));
      settings.effect = static_cast<std::size_t>(named - names.begin());
    } else {
      request_.refuse(path, in_quotes(key) + " is not known" + suggestion(key, keys));
    }
  }

  void history() {
    constexpr std::array<std::string_view, 3> keys{"replicate", "strategy", "seed"};
    request_.allow(keys);
    const Scenario* here = scenario();
    if (here == nullptr)
      return;
    const auto replicate =
        static_cast<std::uint32_t>(request_.whole("replicate", 0, maximum_replicates - 1, 0));
    const std::uint64_t seed = request_.whole("seed", 0, UINT64_MAX, defaults_.seed);
    const std::string name = request_.text("strategy", false);
    std::size_t strategy = reference_position(*here).value_or(0);
    if (request_.has("strategy") && !request_.refused()) {
      const auto found = strategy_index(*here, name);
      if (!found)
        return request_.refuse("/strategy", found.problems());
      strategy = *found;
    }
    if (request_.refused())
      return;
    const auto trace = experiment_.history(seed, replicate, strategy, threads_);
    if (!trace)
      return request_.refuse("", trace.problems());
    answer_["history"] = trace_documents(*trace);
    failed_ = trace->outcomes.breach.has_value();
  }

 public:
  bool defaults_are_gone() const { return defaults_are_gone_; }

 private:
  Request& request_;
  Json& answer_;
  Experiment& experiment_;
  const SessionDefaults& defaults_;
  const SessionHooks& hooks_;
  const Threads& threads_;
  bool failed_ = false;
  bool defaults_are_gone_ = false; // another scenario has other strategies
};

} // namespace

Answer Session::answer(std::string_view line, std::uint64_t number, const Threads& threads) {
  Json head{{"line", number}};
  Answer answer;
  const Problems problems = guarded_problems([&]() -> Problems {
    Request request(line);
    if (request.is_readable() && request.has("id"))
      head["id"] = request.json()["id"];
    Json answered = head;
    if (request.is_readable()) {
      Dispatch dispatch(request, answered, experiment_, defaults_, hooks_, threads);
      dispatch.run();
      answer.failed = dispatch.failed();
      if (dispatch.defaults_are_gone())
        defaults_.strategies.clear();
    }
    answer.refused = request.refused();
    if (answer.refused) {
      answered = head;
      answered["errors"] = request.errors();
    }
    answer.json = compact(answered);
    return {};
  });
  if (!problems.empty()) {
    head["errors"] = Json::array({{{"path", ""}, {"message", problems.front().message}}});
    answer = {compact(head), true, false};
  }
  return answer;
}

bool asks_to_stop(std::string_view line) {
  constexpr std::size_t long_enough = 1000;
  if (line.size() > long_enough || line.find("stop") == std::string_view::npos)
    return false;
  const Json json = Json::parse(line, nullptr, false);
  return json.is_object() && json.contains("do") && json["do"] == "stop";
}

} // namespace entente
