// Each estimator on hand-made logs whose answer is known.
#include "analysis/evidence/evidence.hpp"
#include "engine/outcomes/indicators.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/world/state/dyads.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace entente;

namespace {

constexpr Month months_of_history = 240;

Outcomes quiet_history() {
  Outcomes history;
  history.monthly_deaths.assign(months_of_history, 0.0F);
  history.first_dyad.assign(months_of_history, static_cast<std::uint8_t>(Phase::war));
  history.series.assign(indicator_table().size() * months_of_history, 0.0F);
  return history;
}

void fight(Outcomes& history, int first_year, int last_year, float monthly = 10.0F) {
  for (Month month = first_year * 12; month < (last_year + 1) * 12; ++month)
    history.monthly_deaths[static_cast<std::size_t>(month)] = monthly;
}

void record(Outcomes& history, Month month, EventType event, std::uint8_t who = 0, double value = 0.0) {
  history.events.push_back(
      {month, {.event = event, .who = who, .hazard = 0.0, .values = {value, 0.0}, .factors = {}}});
}

void set_series(Outcomes& history, std::string_view name, Month month, float value) {
  const auto table = indicator_table();
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].name == name)
      history.series[i * months_of_history + static_cast<std::size_t>(month)] = value;
}

double measured(const std::vector<Outcomes>& histories, std::string_view id) {
  EvidenceSample sample;
  for (const Outcomes& history : histories)
    sample.add(history);
  return value_of(measure(sample), id);
}

AccordRecord signed_accord(Month signed_month, std::optional<Month> relapse,
                           std::vector<float> anniversaries = {}) {
  AccordRecord record;
  record.signed_month = signed_month;
  record.relapse_age = relapse;
  record.anniversaries = std::move(anniversaries);
  return record;
}

} // namespace

TEST_CASE("Every target has a name of its own that a chart has room for") {
  std::set<std::string> names;
  for (const Target& target : shipped_targets()) {
    CAPTURE(target.id);
    CHECK_FALSE(target.name.empty());
    CHECK(target.name.size() <= 48);
    CHECK(names.insert(target.name).second);
  }
}

TEST_CASE("A conflict without a year of 25 deaths is counted and measured nowhere") {
  EvidenceSample sample;
  sample.add(quiet_history());
  Outcomes broken = quiet_history();
  broken.breach = Breach{};
  sample.add(broken);
  CHECK(sample.conflicts() == 1);
  CHECK(sample.failed() == 1);
  CHECK(sample.fought().empty());
}

TEST_CASE("Every target can be measured, and a sample that shows nothing says so") {
  const std::vector<std::string_view> known = measured_statistics();
  const std::vector<Target> targets = shipped_targets();
  CHECK(targets.size() == 40);
  for (const Target& target : targets)
    CHECK(std::find(known.begin(), known.end(), target.id) != known.end());
  CHECK(std::isnan(measured({}, "accord_fail_5y")));
}

TEST_CASE("Episodes are runs of active years and have ended when a quiet year follows") {
  Outcomes history = quiet_history();
  fight(history, 0, 0);
  fight(history, 3, 5);
  fight(history, 18, 19); // still going on when last seen
  EvidenceSample sample;
  sample.add(history);
  const std::vector<Episode>& episodes = sample.fought().front().episodes;
  REQUIRE(episodes.size() == 3);
  CHECK(episodes[0].recurred);
  CHECK(episodes[0].peace_years == 3);
  CHECK(episodes[1].years() == 3);
  CHECK(episodes[1].peace_years == 13);
  CHECK(episodes[2].end == EpisodeEnd::going_on);
  // Three at risk, one gone after a year; the one censored at two years; the last gone after three.
  CHECK(measured({history}, "episode_exit_1y") == Approx(1.0 / 3.0));
  CHECK(measured({history}, "episode_exit_5y") == Approx(1.0));
  CHECK(measured({history}, "recur_5y") == Approx(0.5));
}

TEST_CASE("How an episode ended is read from its last year to the end of the first quiet one") {
  const auto ended_by = [](auto&& change) {
    Outcomes history = quiet_history();
    fight(history, 2, 4);
    change(history);
    EvidenceSample sample;
    sample.add(history);
    return sample.fought().front().episodes.front().end;
  };
  CHECK(ended_by([](Outcomes&) {}) == EpisodeEnd::low_activity);
  CHECK(ended_by([](Outcomes& h) { record(h, 71, EventType::accord); }) == EpisodeEnd::accord);
  CHECK(ended_by([](Outcomes& h) { record(h, 72, EventType::accord); }) == EpisodeEnd::low_activity);
  CHECK(ended_by([](Outcomes& h) { record(h, 47, EventType::accord); }) == EpisodeEnd::low_activity);
  CHECK(ended_by([](Outcomes& h) {
          record(h, 50, EventType::defeat);
          record(h, 60, EventType::accord, 1);
        }) == EpisodeEnd::accord);
  CHECK(ended_by([](Outcomes& h) { record(h, 48, EventType::victory); }) == EpisodeEnd::victory);
  CHECK(ended_by([](Outcomes& h) { record(h, 36, EventType::ceasefire); }) == EpisodeEnd::ceasefire);
  CHECK(ended_by([](Outcomes& h) { record(h, 35, EventType::ceasefire); }) == EpisodeEnd::low_activity);
  CHECK(ended_by([](Outcomes& h) {
          record(h, 50, EventType::ceasefire);
          record(h, 60, EventType::ceasefire_broken);
        }) == EpisodeEnd::low_activity);
}

TEST_CASE("Accords fail by the product limit of their own sides") {
  Outcomes history = quiet_history();
  fight(history, 0, 0);
  history.accords = {signed_accord(10, 24), signed_accord(60, 100), signed_accord(100, std::nullopt),
                     signed_accord(200, std::nullopt)};
  CHECK(measured({history}, "accord_fail_5y") == Approx(0.25));
  // At 100 months two are at risk: the one censored at 39 has gone.
  CHECK(measured({history}, "accord_fail_10y") == Approx(1.0 - 0.75 * 0.5));
}

TEST_CASE("Implementation carries the last anniversary forward and leaves out accords that had none") {
  Outcomes history = quiet_history();
  fight(history, 0, 0);
  history.accords = {signed_accord(10, std::nullopt, {0.2F, 0.4F, 0.5F, 0.6F, 0.7F}),
                     signed_accord(20, 30, {0.4F, 0.5F}), signed_accord(30, 5),
                     signed_accord(230, std::nullopt)};
  CHECK(measured({history}, "pam_y1") == Approx(0.3));
  CHECK(measured({history}, "pam_y5") == Approx(0.6));
  CHECK(measured({history}, "pam_sd5") == Approx(std::sqrt(0.02)));
}

TEST_CASE("The funnel counts wars of a thousand deaths, and a relapse within five years as not implemented") {
  Outcomes small = quiet_history(), silent = quiet_history(), failed = quiet_history(),
           kept = quiet_history();
  fight(small, 0, 0);
  record(small, 5, EventType::talks);
  for (Outcomes* war : {&silent, &failed, &kept})
    fight(*war, 0, 8);
  for (Outcomes* war : {&failed, &kept}) {
    record(*war, 5, EventType::talks);
    record(*war, 29, EventType::accord);
  }
  failed.accords = {signed_accord(29, 59, {0.9F, 0.9F, 0.9F, 0.9F})};
  kept.accords = {signed_accord(29, std::nullopt, {0.1F, 0.2F, 0.3F, 0.4F, 0.6F})};
  const std::vector<Outcomes> all{small, silent, failed, kept};
  CHECK(measured(all, "talks_given_war1000") == Approx(2.0 / 3.0));
  CHECK(measured(all, "signed_given_talks") == Approx(1.0));
  CHECK(measured(all, "implemented_given_signed") == Approx(0.5));
  CHECK(measured(all, "accords_per_1000death_run") == Approx(2.0 / 3.0));
  CHECK(measured(all, "talks_to_accord_months") == Approx(24.0));
}

TEST_CASE("Ceasefires are counted for each accord signed") {
  Outcomes history = quiet_history();
  fight(history, 0, 0);
  for (Month month = 0; month < 12; ++month)
    record(history, month, EventType::ceasefire);
  history.accords = {signed_accord(10, std::nullopt), signed_accord(60, std::nullopt)};
  CHECK(measured({history}, "ceasefires_per_accord") == Approx(6.0));
}

TEST_CASE("Splits in talks and fresh accords are set against those in war, first group only") {
  Outcomes history = quiet_history();
  fight(history, 0, 0);
  for (std::size_t month = 100; month < 150; ++month)
    history.first_dyad[month] = static_cast<std::uint8_t>(Phase::accord);
  record(history, 110, EventType::split);
  record(history, 130, EventType::split); // the accord is not fresh any more
  record(history, 5, EventType::split);
  record(history, 6, EventType::split, 1);
  CHECK(measured({history}, "split_runs_share") == Approx(1.0));
  CHECK(measured({history}, "split_hr_peace") == Approx((1.5 / 25.0) / (1.5 / 191.0)));
}

TEST_CASE("Monthly deaths are pooled over months with deaths") {
  Outcomes history = quiet_history();
  fight(history, 0, 1, 3.0F);
  fight(history, 2, 2, 30.0F);
  CHECK(measured({history}, "monthly_deaths_median") == Approx(3.0));
  CHECK(measured({history}, "active_given_active") == Approx(35.0 / 36.0));
}

TEST_CASE("The tail of monthly deaths has the exponent it was made with") {
  std::vector<Outcomes> histories;
  constexpr int runs = 40;
  for (int run = 0; run < runs; ++run) {
    Outcomes history = quiet_history();
    for (int month = 0; month < months_of_history; ++month) {
      const double u = (months_of_history * run + month + 0.5) / (months_of_history * runs);
      history.monthly_deaths[static_cast<std::size_t>(month)] =
          static_cast<float>(std::round(50.0 * std::pow(u, -1.0))); // density x^-2
    }
    histories.push_back(std::move(history));
  }
  CHECK(measured(histories, "tail_alpha_month") == Approx(2.0).margin(0.02));
}

TEST_CASE("An episode is mediated when a mediator is there as talks open in its years") {
  Outcomes history = quiet_history();
  fight(history, 0, 0);
  fight(history, 4, 4);
  fight(history, 8, 8);
  fight(history, 12, 12);
  record(history, 5, EventType::talks, 0, 2.0);
  record(history, 20, EventType::talks, 0, 3.0); // in a quiet year
  record(history, 50, EventType::talks, 0, 0.0); // nobody there
  record(history, 100, EventType::talks, 0, 1.0);
  CHECK(measured({history}, "mediated_share") == Approx(0.5));
  CHECK(measured({history}, "multi_mediator_share") == Approx(0.5));
}

TEST_CASE("The slope on peacekeepers is the long-run one, within runs") {
  std::vector<Outcomes> histories;
  for (const double level : {2.0, 4.0}) {
    Outcomes history = quiet_history();
    double logs = level;
    for (Month month = 0; month < months_of_history; ++month) {
      const float troops = static_cast<float>((month / 20) % 5);
      set_series(history, "troops", month, troops);
      history.monthly_deaths[static_cast<std::size_t>(month)] = static_cast<float>(std::expm1(logs));
      logs = 0.5 * level + 0.5 * logs - 0.05 * static_cast<double>(troops);
    }
    histories.push_back(std::move(history));
  }
  CHECK(measured(histories, "pk_slope") == Approx(-0.1).margin(1e-4));
}

TEST_CASE("Accords fail at a rate a month, with and without peacekeepers") {
  Outcomes history = quiet_history();
  fight(history, 0, 0);
  history.accords = {signed_accord(0, 36), signed_accord(0, std::nullopt), signed_accord(0, 6),
                     signed_accord(0, 40)};
  history.accords[0].troops_at_6 = 0.0F;
  history.accords[1].troops_at_6 = 3.0F;
  history.accords[3].troops_at_6 = 3.0F;
  CHECK(measured({history}, "pko_rate_ratio") == Approx((1.5 / (54.0 + 34.0 + 1.0)) / (1.5 / 31.0)));
}

TEST_CASE("Opinion moves as far as its share of believers does within ten years") {
  Outcomes history = quiet_history();
  fight(history, 0, 0);
  for (Month month = 0; month < months_of_history; ++month) {
    set_series(history, "believers", month, month % 2 == 0 ? 0.5F : 0.25F);
    set_series(history, "citizens_cynicism", month, month == 7 ? 0.75F : 0.5F);
  }
  history.outlook_correlation = -0.5F;
  CHECK(measured({history}, "belief_share_sd") == Approx(0.125 * std::sqrt(120.0 / 119.0)));
  CHECK(measured({history}, "cyn_moves") == Approx(0.25));
  CHECK(measured({history}, "abs_corr_ck_citizens") == Approx(0.5));
}

TEST_CASE("Targets are refused with everything that is wrong") {
  CHECK_THROWS_WITH(read_targets("[[targets]]\nid = 'recur_5'\nlow = 1\nhigh = 0\n", "mine.toml"),
                    Catch::Contains("recur_5y") && Catch::Contains("low is above high"));
  CHECK_THROWS_WITH(read_targets("", "mine.toml"), Catch::Contains("[[targets]]"));
}
