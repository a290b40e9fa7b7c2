#include "analysis/until.hpp"

#include "analysis/comparison.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/statistics/proportion.hpp"
#include "engine/store/store.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

// One interval to watch: the values of replicates 0, 1, ..., and those of both sides of a difference.
struct Watched {
  std::vector<double> values, arm, reference;
};

std::vector<Watched> watched(const Store& store, std::size_t reference, std::size_t outcome) {
  const StoreHead& head = store.head();
  std::vector<Watched> all;
  for (std::uint32_t world = 0; world < head.worlds.size(); ++world) {
    const std::vector<double> there = store.values({reference, world, 0}, outcome);
    for (std::size_t strategy = 0; strategy < head.strategies.size(); ++strategy) {
      if (strategy == reference && head.strategies.size() > 1)
        continue;
      if (head.strategies.size() == 1) {
        all.push_back({there, {}, {}});
        continue;
      }
      Watched difference{{}, store.values({strategy, world, 0}, outcome), there};
      for (std::size_t i = 0; i < there.size(); ++i)
        difference.values.push_back(difference.arm[i] - there[i]);
      all.push_back(std::move(difference));
    }
  }
  return all;
}

std::vector<double> numbers(std::span<const double> values) {
  std::vector<double> kept;
  std::copy_if(values.begin(), values.end(), std::back_inserter(kept),
               [](double v) { return !std::isnan(v); });
  return kept;
}

// Where histories are left out, the place of a value no longer tells its parameter set. Differences of shares
// reach at least as far as a comparison says.
double half_width(std::span<const double> prefix, StoppingRule rule, bool of_shares) {
  const std::vector<double> kept = numbers(prefix);
  if (kept.size() < prefix.size())
    rule.strata = 1;
  const double width = stopping_half_width(kept, rule);
  return of_shares ? with_rule_of_three({-width, width}, kept, rule.level).half_width() : width;
}

double unpaired_replicates(const Watched& watched, std::size_t n) {
  if (watched.arm.empty())
    return static_cast<double>(n);
  const auto spread = [n](const std::vector<double>& values) {
    return variance(numbers(std::span(values).first(n)));
  };
  const double paired = spread(watched.values);
  return paired > 0.0 ? static_cast<double>(n) * (spread(watched.arm) + spread(watched.reference)) / paired
                      : static_cast<double>(n);
}

} // namespace

UntilState until_state(const Store& store, std::size_t reference, std::size_t outcome,
                       const StoppingRule& rule) {
  const std::vector<Watched> all = watched(store, reference, outcome);
  const bool of_shares =
      store.head().strategies.size() > 1 && is_within_one(store.head().outcomes[outcome].unit);
  std::size_t done = std::numeric_limits<std::size_t>::max();
  for (const Watched& one : all)
    done = std::min(done, one.values.size());
  UntilState state;
  for (const std::size_t look : looks(rule)) {
    state.next = static_cast<std::uint32_t>(look);
    if (look > done)
      return state;
    state.at = state.next;
    state.half_width = state.unpaired = 0.0;
    for (const Watched& one : all) {
      state.half_width =
          std::max(state.half_width, half_width(std::span(one.values).first(look), rule, of_shares));
      state.unpaired = std::max(state.unpaired, unpaired_replicates(one, look));
    }
    state.enough = state.half_width <= rule.half_width;
    if (state.enough)
      break;
  }
  state.next = 0;
  return state;
}

} // namespace entente
