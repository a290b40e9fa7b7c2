#include "engine/run/step.hpp"

#include "engine/support/support.hpp"

namespace entente {
namespace {

void clear(News& news) {
  news.headlines = news.third_parties = {};
  news.progress.setZero();
  news.other_side.fill({});
}

void begin_month(Arm& arm) {
  arm.happenings.clear();
  clear(arm.news);
  for (Dyad& dyad : arm.dyads)
    dyad.signals.fill({});
  arm.situation = rules::observe(arm);
}

void before_citizens(World& world, std::size_t lane, const Strategy& strategy, Luck& luck) {
  Arm& arm = world.arms[lane];
  const Conflict& conflict = world.conflict(lane);
  Chance chance = conflict.chance(world.month);
  chance.luck = &luck;
  const support::Programme programme = support::programme_of(strategy, conflict, world.month);
  begin_month(arm);
  rules::fortune(arm, conflict, chance);
  support::announce(arm, conflict, programme);
  rules::engagement(arm, conflict, chance);
  support::deliver(arm, conflict, programme, chance);
  rules::violence(arm, conflict, chance);
  rules::exposure(arm, conflict);
  const Electorate electorate{*world.society, world.citizens, lane};
  const std::size_t dyads = arm.dyads.size(); // those born this month act from the next
  for (std::size_t p = 0; p < dyads; ++p)
    rules::process(arm, conflict, chance, electorate, DyadId(static_cast<std::uint32_t>(p)));
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

void step(World& world, std::span<const Strategy* const> strategies, Workshop& workshop,
          const Threads& threads) {
  if (workshop.kernel == nullptr)
    workshop.kernel = rules::citizens_lanes_kernel(rules::best_level());
  workshop.luck.resize(world.conflicts.size());
  for (std::size_t lane = 0; lane < world.arms.size(); ++lane)
    before_citizens(world, lane, *strategies[lane], workshop.luck[world.conflict_of[lane]]);
  rules::citizens(world, workshop.citizens, workshop.kernel, threads);
  for (std::size_t lane = 0; lane < world.arms.size(); ++lane)
    after_citizens(world, lane);
  ++world.month;
}

} // namespace entente
