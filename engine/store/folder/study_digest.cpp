#include "engine/store/folder/study_digest.hpp"

#include "engine/store/sqlite/store.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

std::string over(const std::vector<std::string>& cells) {
  if (cells.empty())
    return OutcomeDigest().finish();
  if (cells.size() == 1)
    return cells.front();
  Sha256 all;
  for (const std::string& one : cells)
    all.add(one.data(), one.size());
  return hexadecimal(all.finish());
}

} // namespace

StudyDigest::StudyDigest(const Store& store) : store_(&store), sets_(store.head().parameter_sets) {
  const Seal seal = store.seal();
  if (!seal.digest.empty() && seal.histories != store.histories())
    sealed_.emplace();
}

void StudyDigest::add(std::size_t strategy, const Unit& unit, std::span<const double> values) {
  if (cell_ && (unit.variant != before_.variant || unit.point != before_.point))
    end_cell();
  if (!cell_)
    cell_.emplace();
  before_ = unit;
  cell_->add(strategy, unit.replicate % sets_, values);
  if (sealed_ && unit.replicate < store_->sealed_replicates(unit.variant, unit.point)) {
    if (!sealed_->cell)
      sealed_->cell.emplace();
    sealed_->cell->add(strategy, unit.replicate % sets_, values);
  }
}

std::string StudyDigest::end_cell() {
  if (!cell_)
    return cells_.empty() ? OutcomeDigest().finish() : cells_.back();
  cells_.push_back(cell_->finish());
  cell_.reset();
  if (sealed_ && sealed_->cell) {
    sealed_->cells.push_back(sealed_->cell->finish());
    sealed_->cell.reset();
  }
  return cells_.back();
}

std::string StudyDigest::finish() {
  if (cell_)
    end_cell();
  const std::string digest = over(cells_);
  const Seal seal = store_->seal();
  const std::string then = sealed_ ? over(sealed_->cells) : digest;
  if (!seal.digest.empty() && then != seal.digest)
    throw ResultsDamaged(
        fmt::format("the first {} histories have the digest {}, and {} was written when they were "
                    "stored",
                    seal.histories, then, seal.digest));
  return digest;
}

std::string study_digest(const Store& store) {
  StudyDigest digest(store);
  store.each_history([&](std::size_t strategy, const Unit& unit, bool, std::span<const double> values) {
    digest.add(strategy, unit, values);
  });
  return digest.finish();
}

} // namespace entente
