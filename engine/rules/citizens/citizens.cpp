#include "engine/parallel/parallel.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"
#include "engine/rules/lasting_blame.hpp"
#include "engine/rules/rules.hpp"

#include <algorithm>
#include <atomic>

namespace entente::rules {
namespace {

constexpr std::uint32_t block_size = 4096; // citizens handed to a thread at a time

// Citizens in blocks that never cross a cell, so that a block hears one piece of news.
struct CellBlock {
  std::size_t cell;
  std::uint32_t begin, end;
};

void fill_rows(CitizensInput& input, const World& world) {
  const std::size_t lanes = world.citizens.lanes, cells = world.society->cells.size();
  input.resize(cells, lanes);
  for (std::size_t lane = 0; lane < world.arms.size(); ++lane) {
    const Arm& arm = world.arms[lane];
    const Conflict& conflict = world.conflict(lane);
    const Parameters& all = conflict.parameters;
    citizens_news(arm, conflict, input.news);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      const CellNews& news = input.news[cell];
      const std::size_t at = cell * lanes + lane;
      input.gain[at] = static_cast<float>(news.gain);
      input.loss[at] = static_cast<float>(news.loss);
      input.costly[at] = static_cast<float>(news.costly);
      input.threat[at] = static_cast<float>(
          arm.regions.threat_level[static_cast<Eigen::Index>(index(world.society->cells[cell].region))]);
    }
    input.rate(CitizensInput::conformity)[lane] = static_cast<float>(all.citizens.conformity_rate);
    input.rate(CitizensInput::gain_rate)[lane] = static_cast<float>(all.citizens.gain_rate);
    input.rate(CitizensInput::loss_ratio)[lane] = static_cast<float>(all.belief.loss_ratio);
    input.rate(CitizensInput::cynicism_rise)[lane] =
        static_cast<float>(all.citizens.cynicism_rise * lasting_blame(arm));
    input.rate(CitizensInput::cynicism_fall)[lane] = static_cast<float>(all.citizens.cynicism_fall);
    input.rate(CitizensInput::blame_base)[lane] = static_cast<float>(all.belief.blame_base);
    input.rate(CitizensInput::information_effect)[lane] = static_cast<float>(all.belief.information_effect);
    input.rate(CitizensInput::information)[lane] = static_cast<float>(arm.levers.information);
  }
}

CitizensBlock block_of(World& world, CitizensInput& input, const CellBlock& piece, const SumRows& sums) {
  const std::size_t lanes = world.citizens.lanes, at = piece.cell * lanes;
  return {.society = world.society.get(),
          .lanes = lanes,
          .confidence = world.citizens.confidence.data(),
          .next_confidence = world.citizens.next_confidence.data(),
          .cynicism = world.citizens.cynicism.data(),
          .begin = piece.begin,
          .end = piece.end,
          .cell = {&input.gain[at], &input.loss[at], &input.costly[at], &input.threat[at]},
          .rates = {input.rate(CitizensInput::conformity), input.rate(CitizensInput::gain_rate),
                    input.rate(CitizensInput::loss_ratio), input.rate(CitizensInput::cynicism_rise),
                    input.rate(CitizensInput::cynicism_fall), input.rate(CitizensInput::blame_base),
                    input.rate(CitizensInput::information_effect), input.rate(CitizensInput::information)},
          .sums = sums};
}

void add(CitizensSums& to, std::size_t at, const CellSums& more) {
  to.confidence[at] += more.confidence;
  to.cynicism[at] += more.cynicism;
  to.mobilised[at] += more.mobilised;
  to.supporters[at] += more.supporters;
  to.believers[at] += more.believers;
}

void add(CellSums& to, const CellSums& more) {
  to.confidence += more.confidence;
  to.cynicism += more.cynicism;
  to.mobilised += more.mobilised;
  to.supporters += more.supporters;
  to.believers += more.believers;
}

} // namespace

void citizens(World& world, CitizensInput& input, CitizensKernel kernel, const Threads& threads) {
  const Society& society = *world.society;
  const std::size_t lanes = world.citizens.lanes;
  fill_rows(input, world);

  if (threads.count() == 1 || society.citizens() <= block_size) {
    for (std::size_t cell = 0; cell < society.cells.size(); ++cell)
      kernel(block_of(world, input, {cell, society.cells[cell].begin, society.cells[cell].end},
                      rows_from(world.sums, cell * lanes)));
  } else {
    std::vector<CellBlock> pieces;
    for (std::size_t cell = 0; cell < society.cells.size(); ++cell)
      for (std::uint32_t begin = society.cells[cell].begin; begin < society.cells[cell].end;
           begin += block_size)
        pieces.push_back({cell, begin, std::min(begin + block_size, society.cells[cell].end)});
    world.sums.clear(society.cells.size() * lanes);
    CitizensSums partial;
    partial.clear(pieces.size() * lanes);
    for_each_index(threads, pieces.size(), [&](std::size_t i) {
      kernel(block_of(world, input, pieces[i], rows_from(partial, i * lanes)));
    });
    for (std::size_t i = 0; i < pieces.size(); ++i)
      for (std::size_t lane = 0; lane < lanes; ++lane)
        add(world.sums, pieces[i].cell * lanes + lane, partial[i * lanes + lane]);
  }
  std::swap(world.citizens.confidence, world.citizens.next_confidence);
  for (std::size_t lane = 0; lane < world.arms.size(); ++lane)
    opinion(world, lane, world.arms[lane].opinion);
}

void opinion(const World& world, std::size_t lane, PublicOpinion& opinion) {
  const Society& society = *world.society;
  const std::size_t lanes = world.citizens.lanes;
  std::array<CellSums, maximum_identities> identity{};
  std::array<std::int64_t, maximum_identities> people{};
  CellSums all;
  for (std::size_t cell = 0; cell < society.cells.size(); ++cell) {
    const CellSums sums = world.sums[cell * lanes + lane];
    const std::size_t g = index(society.cells[cell].identity);
    const auto size = static_cast<std::int64_t>(society.cells[cell].size());
    add(identity[g], sums);
    people[g] += size;
    opinion.mobilised[cell] =
        size == 0 ? 0.0 : static_cast<double>(sums.mobilised) / (fixed_point * static_cast<double>(size));
  }
  for (std::size_t g = 0; g < society.identities; ++g)
    add(all, identity[g]);
  const auto share = [](std::int64_t total, double unit, std::int64_t count) {
    return count == 0 ? 0.0 : static_cast<double>(total) / (unit * static_cast<double>(count));
  };
  const auto count = static_cast<std::int64_t>(society.citizens());
  opinion.confidence = share(all.confidence, fixed_point, count);
  opinion.cynicism = share(all.cynicism, fixed_point, count);
  opinion.supporters = share(all.supporters, 1.0, count);
  opinion.believers = share(all.believers, 1.0, count);
  for (std::size_t g = 0; g < society.identities; ++g) {
    opinion.identity_confidence[g] = share(identity[g].confidence, fixed_point, people[g]);
    opinion.identity_cynicism[g] = share(identity[g].cynicism, fixed_point, people[g]);
  }
}

} // namespace entente::rules
