#include "engine/run/step.hpp"

#include "engine/support/support.hpp"

namespace entente {
namespace {

void clear(News& news) {
  news.headlines = news.third_parties = {};
  news.progress.setZero();
  news.proof.setZero();
  news.other_side.fill({});
}

void begin_month(Arm& arm) {
  arm.events.clear();
  clear(arm.news);
  for (Dyad& dyad : arm.dyads)
    dyad.signals.fill({});
  arm.situation = rules::observe(arm);
}

const support::Programme& programme_in(ProgrammeInForce& known, const Strategy& strategy,
                                       const Conflict& conflict, Month month) {
  if (!known.holds(strategy, month))
    known = {support::programme_of(strategy, conflict, month), &strategy, month,
             support::next_change(strategy, month)};
  return known.programme;
}

void before_citizens(World& world, std::size_t lane, const support::Programme& programme, DrawCache& cache) {
  Arm& arm = world.arms[lane];
  const Conflict& conflict = world.conflict(lane);
  AddressedRng rng = conflict.rng(world.month);
  rng.cache = &cache;
  begin_month(arm);
  rules::fortune(arm, conflict, rng);
  support::announce(arm, conflict, programme);
  rules::engagement(arm, conflict, rng);
  support::deliver(arm, conflict, programme, rng);
  rules::violence(arm, conflict, rng);
  rules::exposure(arm, conflict);
  const Electorate electorate{*world.society, world.citizens, lane};
  const std::size_t dyads = arm.dyads.size(); // those born this month act from the next
  for (std::size_t p = 0; p < dyads; ++p)
    rules::process(arm, conflict, rng, electorate, DyadId(static_cast<std::uint32_t>(p)));
}

void after_citizens(World& world, std::size_t lane) {
  Arm& arm = world.arms[lane];
  const Conflict& conflict = world.conflict(lane);
  rules::recruitment(arm, conflict);
  rules::parties(arm, conflict);
  rules::third_parties(arm, conflict);
  rules::capacity(arm, conflict);
  rules::need(arm);
}

} // namespace

void step(World& world, std::span<const Strategy* const> strategies, StepScratch& scratch,
          const Threads& threads) {
  if (scratch.kernel == nullptr)
    scratch.kernel = rules::citizens_lanes_kernel(rules::best_level());
  scratch.cache.resize(world.conflicts.size());
  scratch.programmes.resize(world.arms.size());
  for (std::size_t lane = 0; lane < world.arms.size(); ++lane)
    before_citizens(
        world, lane,
        programme_in(scratch.programmes[lane], *strategies[lane], world.conflict(lane), world.month),
        scratch.cache[world.conflict_of[lane]]);
  rules::citizens(world, scratch.citizens, scratch.kernel, threads);
  for (std::size_t lane = 0; lane < world.arms.size(); ++lane)
    after_citizens(world, lane);
  ++world.month;
}

} // namespace entente
