#include "engine/world/build/build.hpp"
#include "engine/random/elementary.hpp"

#include "engine/core/clip.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/random/exp_each.hpp"
#include "engine/world/build/build_imported.hpp"
#include "engine/world/build/build_society.hpp"
#include "engine/world/build/study_society.hpp"
#include "engine/world/import/scenario_network.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace entente {
namespace {

// Index of the quantity within `who`.
enum class PartyDraw : std::uint32_t { confidence, group_cynicism, government_cynicism, effort };

Dyad first_dyad(const Conflict& conflict, std::size_t p) {
  constexpr double spread = 0.1, least = 0.05, most = 0.9, first_pain = 0.1;
  const AddressedRng rng = conflict.rng(0);
  const auto normal = [&](PartyDraw which) {
    return rng.normal(Purpose::party_start,
                      static_cast<std::uint32_t>(p * 8) + static_cast<std::uint32_t>(which));
  };
  const ArmedGroupFacts& facts = conflict.groups[p];
  const double optimism = conflict.parameters.talks.initial_optimism;
  Dyad dyad;
  dyad.votes = rng.uniform(Purpose::vote_required, static_cast<std::uint32_t>(p)) <
               conflict.parameters.implementation.referendum_share;
  dyad.strength = dyad.initial_strength = facts.strength;
  dyad.rents = facts.rents;
  dyad.hardline = facts.hardline;
  dyad.log_effort = conflict.initial_effort + conflict.group_effort_spread * normal(PartyDraw::effort);
  dyad.identity = facts.identity;
  dyad.homeland = facts.homeland;
  dyad.excitation = RegionVector::Zero(facts.homeland.size());
  dyad.gap = conflict.issue_gaps[p];
  dyad.pain = first_pain;
  const double confidence = clip(conflict.confidence + spread * normal(PartyDraw::confidence), least, most);
  dyad.of(Side::group) = {clip(dyad.balance() + optimism), confidence,
                          clip(conflict.cynicism + spread * normal(PartyDraw::group_cynicism), least, most)};
  dyad.of(Side::government) = {
      clip(1.0 - dyad.balance() + 0.5 * optimism), confidence,
      clip(conflict.cynicism + spread * normal(PartyDraw::government_cynicism), least, most)};
  return dyad;
}

void start_third_parties(Arm& arm, const Conflict& conflict) {
  constexpr double confidence = 0.5, cynicism = 0.2;
  const AddressedRng rng = conflict.rng(0);
  const std::size_t count = conflict.third_parties.count();
  const auto size = static_cast<Eigen::Index>(count);
  arm.third_parties.confidence = ThirdPartyVector::Constant(size, confidence);
  arm.third_parties.cynicism = ThirdPartyVector::Constant(size, cynicism);
  arm.third_parties.knowledge = conflict.third_parties.knowledge;
  arm.third_parties.lessons = ThirdPartyVector::Zero(size);
  arm.support.common_error = rng.normal(Purpose::third_party_start, 0);
  arm.support.private_error.resize(size);
  for (std::size_t a = 0; a < count; ++a)
    arm.support.private_error[static_cast<Eigen::Index>(a)] =
        rng.normal(Purpose::third_party_start, static_cast<std::uint32_t>(a + 1));
  arm.support.need_error.assign(count, RegionVector::Zero(static_cast<Eigen::Index>(conflict.regions)));
  arm.support.position = ThirdPartyVector::Zero(size);
}

Arm first_arm(const Conflict& conflict) {
  const auto regions = static_cast<Eigen::Index>(conflict.regions);
  const RegionVector none = RegionVector::Zero(regions);
  Arm arm;
  arm.capacity = conflict.capacity;
  arm.regions = {none, none, none, none};
  arm.news.progress = arm.news.proof = arm.news.spike = arm.news.relief = none;
  arm.levers.skill = IssueVector::Zero(static_cast<Eigen::Index>(conflict.issues));
  arm.levers.troops = arm.levers.captured = arm.levers.dividend = arm.levers.ordinary_aid_cut = none;
  arm.levers.commitment = conflict.parameters.support.commitment_months;
  arm.support.money = none;
  arm.support.earlier_threat.fill(none);
  arm.opinion.mobilised.assign(conflict.regions * conflict.identities, 0.0);
  arm.dyads.reserve(maximum_dyads);
  for (std::size_t p = 0; p < conflict.groups.size(); ++p)
    arm.dyads.push_back(first_dyad(conflict, p));
  start_third_parties(arm, conflict);
  return arm;
}

SocietyPlan plan_of(const Scenario& scenario, const Conflict& conflict) {
  const SocietyFacts& facts = conflict.society;
  SocietyPlan plan;
  plan.citizens = facts.citizens;
  plan.regions = conflict.regions;
  plan.composition =
      scenario.composition.empty() ? default_composition(conflict.regions) : scenario.composition;
  plan.homophily = facts.homophily;
  plan.locality = facts.locality;
  plan.ties = facts.ties;
  plan.maximum_ties = facts.maximum_ties;
  plan.settlement = facts.settlement;
  plan.model = scenario.network.model;
  plan.susceptibility = facts.susceptibility;
  plan.disposition = facts.disposition;
  plan.leaning = facts.leaning;
  return plan;
}

std::shared_ptr<const Society> build_society_of(const Scenario& scenario, const SocietyPlan& plan,
                                                const AddressedRng& rng, const Threads& threads) {
  if (scenario.network.model != NetworkSource::Model::imported)
    return std::make_shared<const Society>(build_society(plan, rng, threads));
  return std::make_shared<const Society>(
      build_imported_society(plan, required(try_imported_network(scenario)), rng, threads));
}

// Every lane of a conflict starts with the same citizens.
void start_citizens(World& world, const Threads& threads) {
  constexpr double least_confidence = 0.02, most_confidence = 0.98, least_cynicism = 0.01,
                   most_cynicism = 0.97;
  constexpr std::size_t block = 4096;
  const Society& society = *world.society;
  Citizens& citizens = world.citizens;
  const std::size_t lanes = citizens.lanes;
  for (std::size_t first = 0; first < world.arms.size();) {
    const std::size_t which = world.conflict_of[first];
    std::size_t last = first + 1;
    while (last < world.arms.size() && world.conflict_of[last] == which)
      ++last;
    const bool pad = last == world.arms.size();
    const Conflict& conflict = world.conflicts[which];
    const AddressedRng rng = conflict.rng(0);
    for_each_block(threads, society.citizens(), block, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t number = society.number[i];
        const auto c =
            static_cast<float>(clip(conflict.confidence + conflict.society.confidence_spread *
                                                              rng.normal(Purpose::initial_confidence, number),
                                    least_confidence, most_confidence));
        const auto k =
            static_cast<float>(clip(conflict.cynicism + conflict.society.cynicism_spread *
                                                            rng.normal(Purpose::initial_cynicism, number),
                                    least_cynicism, most_cynicism));
        for (std::size_t lane = first; lane < (pad ? lanes : last); ++lane) {
          citizens.confidence[i * lanes + lane] = c;
          citizens.cynicism[i * lanes + lane] = k;
        }
      }
    });
    first = last;
  }
}

std::vector<double> logs_down_from(int largest) {
  std::vector<double> logs;
  for (int number = largest; number >= 1; --number)
    logs.push_back(log(static_cast<double>(number)));
  return logs;
}

} // namespace

// The sum over d of the chance that an attack costs d deaths or more, d^(1 - exponent), from the most down.
double mean_severity(double exponent) {
  static const std::vector<double> log_of_deaths = logs_down_from(5000);
  std::vector<double> chances = log_of_deaths;
  for (double& chance : chances)
    chance *= 1.0 - exponent;
  exp_each(chances.data(), chances.size());
  return std::accumulate(chances.begin(), chances.end(), 0.0);
}

std::size_t padded_lanes(std::size_t lanes) {
  return lanes <= 1 ? 1 : (lanes + lane_step - 1) / lane_step * lane_step;
}

bool shares_society(const Scenario& scenario) {
  return scenario.network.per == NetworkSource::Per::study ||
         scenario.network.model == NetworkSource::Model::imported;
}

SocietyPlan study_society_plan(const Scenario& scenario, std::uint64_t seed) {
  return plan_of(scenario, draw_conflict(scenario, seed, 0));
}

std::shared_ptr<const Society> build_study_society(const Scenario& scenario, const SocietyPlan& plan,
                                                   std::uint64_t seed, const Threads& threads) {
  return build_society_of(scenario, plan, AddressedRng{seed, 0, 0}, threads);
}

std::shared_ptr<const Society> study_society(const Scenario& scenario, std::uint64_t seed,
                                             const Threads& threads) {
  return shares_society(scenario)
             ? build_study_society(scenario, study_society_plan(scenario, seed), seed, threads)
             : nullptr;
}

World build_world(const Scenario& scenario, std::uint64_t seed, std::span<const std::uint32_t> replicates,
                  const Threads& threads, std::shared_ptr<const Society> society) {
  World world;
  for (const std::uint32_t replicate : replicates) {
    std::size_t which = 0;
    while (which < world.conflicts.size() && world.conflicts[which].replicate != replicate)
      ++which;
    if (which == world.conflicts.size())
      world.conflicts.push_back(draw_conflict(scenario, seed, replicate));
    world.conflict_of.push_back(which);
  }
  world.society = society ? std::move(society) : study_society(scenario, seed, threads);
  if (!world.society)
    world.society = build_society_of(scenario, plan_of(scenario, world.conflicts.front()),
                                     AddressedRng{seed, replicates.front(), 0}, threads);

  const std::size_t citizens = world.society->citizens();
  world.citizens.lanes = padded_lanes(replicates.size());
  const std::size_t values = citizens * world.citizens.lanes;
  world.citizens.confidence.resize(values);
  world.citizens.next_confidence.resize(values);
  world.citizens.cynicism.resize(values);
  world.sums.clear(world.society->cells.size() * world.citizens.lanes);
  for (const std::size_t which : world.conflict_of)
    world.arms.push_back(first_arm(world.conflicts[which]));
  for (std::size_t lane = 0; lane < world.arms.size(); ++lane)
    world.arms[lane].dyads.reserve(maximum_dyads);
  start_citizens(world, threads);
  return world;
}

bool World::operator==(const World& other) const {
  return month == other.month && conflicts == other.conflicts && conflict_of == other.conflict_of &&
         (society == other.society || *society == *other.society) && citizens == other.citizens &&
         sums == other.sums && arms == other.arms;
}

} // namespace entente
