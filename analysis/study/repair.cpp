#include "analysis/study/repair.hpp"

#include "analysis/study/study_tables.hpp"
#include "analysis/study/verification.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/store/files/write_file.hpp"
#include "engine/store/folder/study_digest.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace entente {
namespace {

namespace fs = std::filesystem;

bool is_damaged(const std::vector<DamagedUnit>& damage, const Unit& unit) {
  return std::any_of(damage.begin(), damage.end(),
                     [&](const DamagedUnit& damaged) { return damaged.unit == unit; });
}

// Some units that are whole come out of this program as they are stored.
void require_same_program(const StudyReading& study, const std::vector<DamagedUnit>& damage,
                          UnitSimulation& simulation) {
  constexpr std::size_t enough = 3, looked_at = 64;
  std::set<std::uint64_t> spread_out;
  for (std::uint64_t i = 0, all = stored_units(study); i < looked_at && all > 0; ++i)
    spread_out.insert(i * all / looked_at);
  std::size_t same = 0;
  for (const Unit& unit : stored_units_at(study, spread_out)) {
    if (same == enough || is_damaged(damage, unit))
      continue;
    const UnitCheck check = check_unit(study, unit, simulation);
    if (!check.difference.empty())
      throw StudyRefused(
          fmt::format("{}: this program does not simulate the study as the one that made it did (replicate "
                      "{}: {}), so that it cannot repair it; nothing was changed. manifest.json says which "
                      "version made it",
                      study.folder.string(), unit.replicate, check.difference));
    ++same;
  }
}

// A copy of the store, with what is damaged simulated again.
Repair rebuild(const StudyReading& study, const std::vector<DamagedUnit>& damage, const fs::path& to,
               UnitSimulation& simulation) {
  Repair repair;
  const Store& old = study.store;
  Store store = Store::create(to.string(), old.head());
  store.plan(old.planned_replicates());
  const Shard& shard = study.design.shard;
  auto next = damage.begin(); // by world, point and replicate, as the units are taken here
  for (std::uint32_t variant = 0; variant < study.design.variant_count(); ++variant)
    for (std::uint32_t point = 0; point < study.design.point_count(); ++point)
      for (std::uint64_t replicate = shard.first_of(point); replicate < old.next_replicate(variant, point);
           replicate += shard.count) {
        const Unit unit{variant, point, static_cast<std::uint32_t>(replicate)};
        if (next != damage.end() && next->unit == unit) {
          store.append(unit, simulation(unit));
          repair.simulated.push_back(unit);
          ++next;
        } else {
          store.append(unit, old.unit(unit));
        }
      }
  store.commit();
  store.adopt_seal(old);
  study_digest(store);
  store.close();
  return repair;
}

void write_derived(const fs::path& folder) {
  StudyFolder study = StudyFolder::reopen(folder);
  study.restore();
  const bool whole = study.remaining() == 0;
  const bool ended = study.store().seal().histories == study.store().histories();
  if (whole || ended)
    study.end(whole ? StudyStatus::finished : study.manifest().status,
              [&] { return write_study_files(study); });
  else
    study.stop();
  study.close();
}

} // namespace

Repair repair_study(const fs::path& folder, const Threads& threads) {
  Repair repair;
  {
    const FolderLock lock(folder);
    const fs::path file = folder / StudyFolder::store_file;
    const StudyReading study = read_damaged_study(folder);
    const std::vector<DamagedUnit> damage = study.store.damage();
    UnitSimulation simulation(study, threads);
    require_same_program(study, damage, simulation);
    bool whole = damage.empty();
    try {
      Store::open(file.string(), Store::Access::read);
    } catch (const StoreDamaged&) {
      whole = false;
    }
    if (!whole) {
      const fs::path anew = file.string() + ".repaired", previous = file.string() + ".damaged";
      try {
        repair = rebuild(study, damage, anew, simulation);
      } catch (const ResultsDamaged& damaged) {
        fs::remove(anew);
        throw StudyRefused(
            fmt::format("{}: what was computed anew is not what was stored ({}); nothing was changed",
                        folder.string(), damaged.problem));
      }
      repair.previous = previous;
      std::error_code ignored;
      fs::remove(previous, ignored);
      std::error_code cannot_link;
      fs::create_hard_link(file, previous, cannot_link); // so that there is a store at every moment
      if (cannot_link)
        fs::rename(file, previous);
      for (const char* companion : {"-wal", "-shm", "-journal"})
        fs::rename(file.string() + companion, previous.string() + companion, ignored);
      fs::rename(anew, file);
    }
  }
  write_derived(folder);
  return repair;
}

} // namespace entente
