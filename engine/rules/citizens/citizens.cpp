#include "engine/parallel/parallel.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"
#include "engine/rules/lasting_blame.hpp"
#include "engine/rules/rules.hpp"

#include <algorithm>
#include <atomic>

namespace entente::rules {
namespace {

constexpr std::uint32_t piece_size = 4096; // citizens handed to a thread at a time
static_assert(BlockedTies::block_size % piece_size == 0);

// Citizens of one cell, who hear one piece of news.
struct CellPiece {
  std::size_t cell;
  std::uint32_t begin, end;
};

// In canonical order; none crosses a multiple of the size.
std::vector<CellPiece> pieces_of(const Society& society) {
  std::vector<CellPiece> pieces;
  for (std::size_t cell = 0; cell < society.cells.size(); ++cell)
    for (std::uint32_t begin = society.cells[cell].begin, end = 0; begin < society.cells[cell].end;
         begin = end) {
      end = std::min((begin / piece_size + 1) * piece_size, society.cells[cell].end);
      pieces.push_back({cell, begin, end});
    }
  return pieces;
}

// The first piece that begins with this citizen or a later one.
std::size_t first_from(const std::vector<CellPiece>& pieces, std::size_t citizen) {
  const auto found = std::partition_point(pieces.begin(), pieces.end(),
                                          [=](const CellPiece& piece) { return piece.begin < citizen; });
  return static_cast<std::size_t>(found - pieces.begin());
}

void fill_rows(CitizensInput& input, const World& world) {
  const Society& society = *world.society;
  const std::size_t lanes = world.citizens.lanes;
  input.resize(society.cells.size(), lanes);
  for (std::size_t first = 0; first < lanes; first += lane_step) {
    const ArmsTogether arms(world, first);
    citizens_news(arms, society.regions, society.identities, input.news);
    for (std::size_t z = 0, cell = 0; z < society.regions; ++z) {
      const FourArms threat = arms.of([=](const Arm& arm, const Conflict&) {
        return arm.regions.threat_level[static_cast<Eigen::Index>(z)];
      });
      for (std::size_t g = 0; g < society.identities; ++g, ++cell) {
        const std::size_t at = cell * lanes + first;
        store_floats(input.news.gain[cell], &input.gain[at], lanes);
        store_floats(input.news.loss[cell], &input.loss[at], lanes);
        store_floats(input.news.costly[cell], &input.costly[at], lanes);
        store_floats(threat, &input.threat[at], lanes);
      }
    }
    const auto rate = [&](CitizensInput::Rate which, auto read) {
      store_floats(arms.of(read), input.rate(which) + first, lanes);
    };
    rate(CitizensInput::conformity,
         [](const Arm&, const Conflict& conflict) { return conflict.parameters.citizens.conformity_rate; });
    rate(CitizensInput::gain_rate,
         [](const Arm&, const Conflict& conflict) { return conflict.parameters.citizens.gain_rate; });
    rate(CitizensInput::loss_ratio,
         [](const Arm&, const Conflict& conflict) { return conflict.parameters.belief.loss_ratio; });
    rate(CitizensInput::cynicism_rise, [](const Arm& arm, const Conflict& conflict) {
      return conflict.parameters.citizens.cynicism_rise * lasting_blame(arm);
    });
    rate(CitizensInput::cynicism_fall,
         [](const Arm&, const Conflict& conflict) { return conflict.parameters.citizens.cynicism_fall; });
    rate(CitizensInput::blame_base,
         [](const Arm&, const Conflict& conflict) { return conflict.parameters.belief.blame_base; });
    rate(CitizensInput::information_effect,
         [](const Arm&, const Conflict& conflict) { return conflict.parameters.belief.information_effect; });
    rate(CitizensInput::information, [](const Arm& arm, const Conflict&) { return arm.levers.information; });
  }
}

// Of one arm: where there are many citizens, and blocks for all threads.
bool goes_by_blocks(const Society& society, const Threads& threads) {
  return BlockedTies::worthwhile(society.citizens(), 1) &&
         BlockedTies::together(BlockedTies::blocks_of(society.citizens())) >=
             static_cast<std::size_t>(threads.count());
}

CitizensBlock block_of(World& world, CitizensInput& input, const CellPiece& piece, const SumRows& sums) {
  const std::size_t lanes = world.citizens.lanes, at = piece.cell * lanes;
  return {.society = world.society.get(),
          .lanes = lanes,
          .arms = world.arms.size(),
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
          .sums = sums,
          .surveyed = input.surveyed};
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

double share_of(std::int64_t total, double unit, std::int64_t people) {
  return people == 0 ? 0.0 : static_cast<double>(total) / (unit * static_cast<double>(people));
}

// What the people of every identity add up to, from its sums and its number of people.
void sum_up(PublicOpinion& opinion, const CitizensSums& identities, std::size_t lane, std::size_t lanes,
            std::span<const std::int64_t> people) {
  CellSums all;
  std::int64_t everybody = 0;
  for (std::size_t g = 0; g < people.size(); ++g) {
    const CellSums identity = identities[g * lanes + lane];
    opinion.identity_confidence[g] = share_of(identity.confidence, fixed_point, people[g]);
    opinion.identity_cynicism[g] = share_of(identity.cynicism, fixed_point, people[g]);
    add(all, identity);
    everybody += people[g];
  }
  opinion.confidence = share_of(all.confidence, fixed_point, everybody);
  opinion.cynicism = share_of(all.cynicism, fixed_point, everybody);
  opinion.supporters = share_of(all.supporters, 1.0, everybody);
  opinion.believers = share_of(all.believers, 1.0, everybody);
}

// From the sums to shares and means, of every arm.
void opinions(World& world, CitizensInput& input) {
  const Society& society = *world.society;
  const std::size_t lanes = world.citizens.lanes;
  const auto add_row = [&](std::vector<std::int64_t>& to, const std::vector<std::int64_t>& from,
                           std::size_t identity, std::size_t cell) {
    std::int64_t* total = to.data() + identity * lanes;
    const std::int64_t* row = from.data() + cell * lanes;
    for (std::size_t lane = 0; lane < lanes; ++lane)
      total[lane] += row[lane];
  };
  CitizensSums& identities = input.identities;
  identities.clear(society.identities * lanes);
  std::array<std::int64_t, maximum_identities> people{};
  // What a cell's sum is where everybody scores 1; 1 where there is nobody.
  std::array<double, maximum_regions * maximum_identities> whole;
  for (std::size_t cell = 0; cell < society.cells.size(); ++cell) {
    const std::size_t g = index(society.cells[cell].identity);
    const auto size = static_cast<std::int64_t>(society.cells[cell].size());
    people[g] += size;
    add_row(identities.confidence, world.sums.confidence, g, cell);
    add_row(identities.cynicism, world.sums.cynicism, g, cell);
    if (input.surveyed) {
      add_row(identities.supporters, world.sums.supporters, g, cell);
      add_row(identities.believers, world.sums.believers, g, cell);
    }
    whole[cell] = size == 0 ? 1.0 : fixed_point * static_cast<double>(size);
  }
  for (std::size_t lane = 0; lane < world.arms.size(); ++lane) {
    PublicOpinion& opinion = world.arms[lane].opinion;
    double* mobilised = opinion.mobilised.data();
    for (std::size_t cell = 0; cell < society.cells.size(); ++cell)
      mobilised[cell] = static_cast<double>(world.sums.mobilised[cell * lanes + lane]) / whole[cell];
    sum_up(opinion, identities, lane, lanes, std::span(people).first(society.identities));
  }
}

} // namespace

void citizens(World& world, CitizensInput& input, CitizensKernel kernel, const Threads& threads) {
  const Society& society = *world.society;
  const std::size_t lanes = world.citizens.lanes;
  fill_rows(input, world);

  const bool by_blocks = lanes == 1 && input.by_blocks.value_or(goes_by_blocks(society, threads));
  if (!by_blocks && (threads.count() == 1 || society.citizens() <= piece_size)) {
    for (std::size_t cell = 0; cell < society.cells.size(); ++cell)
      kernel(block_of(world, input, {cell, society.cells[cell].begin, society.cells[cell].end},
                      rows_from(world.sums, cell * lanes)));
  } else {
    const std::vector<CellPiece> pieces = pieces_of(society);
    CitizensSums partial;
    partial.clear(pieces.size() * lanes);
    if (by_blocks)
      input.sums_of_known.each_block(
          society.network, world.citizens.confidence.data(), threads,
          [&](std::size_t first, const float* sums) {
            for (std::size_t i = first_from(pieces, first);
                 i < pieces.size() && pieces[i].begin < first + BlockedTies::block_size; ++i) {
              CitizensBlock block = block_of(world, input, pieces[i], rows_from(partial, i));
              block.sums_of_known = sums + (pieces[i].begin - first);
              kernel(block);
            }
          });
    else
      for_each_index(threads, pieces.size(), [&](std::size_t i) {
        kernel(block_of(world, input, pieces[i], rows_from(partial, i * lanes)));
      });
    world.sums.clear(society.cells.size() * lanes);
    for (std::size_t i = 0; i < pieces.size(); ++i)
      for (std::size_t lane = 0; lane < lanes; ++lane)
        add(world.sums, pieces[i].cell * lanes + lane, partial[i * lanes + lane]);
  }
  std::swap(world.citizens.confidence, world.citizens.next_confidence);
  opinions(world, input);
}

} // namespace entente::rules
