// Outcomes of a history: its measures, and as much of its course as was asked for. Recording reads a
// const world and changes nothing in it.
#pragma once
#include "engine/scenario/model/outcome.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/world/state/event_log.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

struct Accord;
struct World;

enum class Keep { summary, series, events };

struct LoggedEvent {
  Month month = 0;
  EventRecord record;
};

// Why a history could not be finished: an invariant broke.
struct Breach {
  Month month = 0;
  std::string entity;
  double value = 0.0;
};

// A provision whose score changed, up or down.
struct ProvisionStep {
  Month age = 0; // months since signature
  std::uint8_t provision = 0;
  std::uint8_t score = 0; // 0-3, after it
};

// One accord from signature to failure or the end of the run.
struct AccordRecord {
  std::uint8_t dyad = 0;
  Month signed_month = 0;           // -1: the history began with it
  std::optional<Month> relapse_age; // months from signature
  bool civil_society = false;
  std::uint8_t mediators = 0; // at signature
  // keep = events: score 0-3 of every provision on those days, [anniversary x provisions].
  std::vector<std::uint8_t> scores;
  std::vector<ProvisionStep> steps; // keep = events: as they came, while the accord was in force
  // Implementation index after 12, 24, ... months, until its dyad signs another or, where nothing goes on
  // after a relapse, until that.
  std::vector<float> anniversaries;
  std::optional<float> troops_at_6; // 1,000, six months after signature
};

// Implementation index at an anniversary, from year 1: the last one known by then, 0 before the first.
double index_at(std::span<const float> anniversaries, int year);

class OwnOutcomes;

struct Outcomes {
  OutcomeValues measures;
  // One value for each of the scenario's own outcomes (own_outcomes), in its order.
  std::vector<double> named;
  std::optional<Breach> breach;
  // keep = series: [indicator x months + month].
  std::vector<float> series;
  // keep = events.
  std::vector<LoggedEvent> events;
  std::vector<AccordRecord> accords;
  std::vector<float> monthly_deaths;    // [month], national
  std::vector<std::uint8_t> first_dyad; // [month], phase of the first dyad
  std::vector<float> deaths_by_dyad;    // [month x maximum_dyads + dyad]
  std::vector<float> deaths_by_region;  // [month x regions + region]
  // keep = events: correlation over citizens of confidence with 1 - cynicism at the end of the run, -1 to 1;
  // none where one of the two does not vary.
  std::optional<float> outlook_correlation;
};

// Follows one lane.
class Recorder {
 public:
  Recorder(const Scenario& scenario, const Strategy& strategy, Keep keep, const World& start,
           std::size_t lane);
  // After each month.
  void month(const World& world);
  void fail(Breach breach) { outcomes_.breach = std::move(breach); }
  bool failed() const { return outcomes_.breach.has_value(); }
  Outcomes finish();

  Recorder(Recorder&&) noexcept;
  ~Recorder();

 private:
  void add_up(const World& world);
  void follow_accords(const World& world);
  void follow_provisions(const Accord& accord, std::size_t dyad, Month age, AccordRecord& record);
  void keep_series(const World& world);
  void keep_events(const World& world);
  void correlate_outlooks(const World& world);
  double instrument_cost(Month month) const;

  const Scenario* scenario_;
  const Strategy* strategy_;
  Keep keep_;
  std::size_t lane_;
  Month months_ = 0;
  std::vector<double> action_costs_; // a month, of the strategy's actions
  Outcomes outcomes_;
  std::array<double, 6> beliefs_{}; // sums over months of the six means
  std::vector<double> yearly_deaths_;
  std::array<std::optional<std::size_t>, maximum_dyads> latest_{};                   // index into accords
  std::array<std::array<std::uint8_t, maximum_provisions>, maximum_dyads> scores_{}; // last month's
  std::unique_ptr<OwnOutcomes> own_; // none if the scenario defines none
};

// Not a number in range, or a sum that should be 1 and is not: where and what. Nothing when all is well.
std::optional<Breach> find_breach(const World& world, std::size_t lane);

} // namespace entente
