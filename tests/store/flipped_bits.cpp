#include "tests/store/flipped_bits.hpp"

#include "engine/core/error.hpp"
#include "engine/store/folder/study_digest.hpp"
#include "engine/store/sqlite/checksum.hpp"

#include <fstream>
#include <random>

namespace entente::test {
namespace {

class Everything {
 public:
  explicit Everything(const StudyReading& study) : study_(&study) {}

  std::string text() {
    head();
    rows();
    courses();
    return std::to_string(sum_.finish()) + " " + study_digest(study_->store);
  }

 private:
  void unit(std::size_t strategy, const Unit& unit) {
    sum_.whole(static_cast<std::int64_t>(strategy))
        .whole(unit.variant)
        .whole(unit.point)
        .whole(unit.replicate);
  }

  void head() {
    const StoreHead& head = study_->store.head();
    for (const std::string* text :
         {&head.verb, &head.rule, &head.sweep, &head.scenario, &head.title, &head.reference})
      sum_.text(*text);
    sum_.text(std::to_string(head.seed))
        .text(name_of(head.keep))
        .whole(head.shard.index)
        .whole(head.shard.count);
    sum_.whole(head.months)
        .whole(static_cast<std::int64_t>(head.parameter_sets))
        .whole(static_cast<std::int64_t>(head.regions));
    for (const auto* list : {&head.strategies, &head.variants, &head.keys})
      for (const std::string& text : *list)
        sum_.text(text);
    for (const auto* list : {&head.outcomes, &head.indicators})
      for (const StoredOutcome& column : *list)
        sum_.text(column.name).text(column.unit).text(column.doc);
    sum_.reals(head.points);
  }

  void rows() {
    const Store& store = study_->store;
    sum_.whole(static_cast<std::int64_t>(store.histories()))
        .whole(static_cast<std::int64_t>(store.failed_histories()));
    sum_.whole(store.planned_replicates()).text(store.seal().digest);
    const StoreGlance glance = glance_at((study_->folder / StudyFolder::store_file).string());
    sum_.whole(static_cast<std::int64_t>(glance.histories))
        .whole(glance.planned_replicates)
        .whole(static_cast<std::int64_t>(glance.points));
    for (std::uint32_t variant = 0; variant < study_->design.variant_count(); ++variant)
      for (std::uint32_t point = 0; point < study_->design.point_count(); ++point) {
        sum_.whole(store.next_replicate(variant, point));
        for (std::size_t strategy = 0; strategy < store.head().strategies.size(); ++strategy) {
          const Histories of{strategy, variant, point};
          for (std::size_t outcome = 0; outcome < store.head().outcomes.size(); ++outcome)
            sum_.reals(store.values(of, outcome));
          sum_.whole(static_cast<std::int64_t>(store.finished(of)));
          store.each_accord(of, [&](const Unit& u, const AccordRecord& accord) {
            unit(strategy, u);
            sum_.whole(accord.signed_month).whole(accord.relapse_age.value_or(-1));
          });
          const std::size_t months = static_cast<std::size_t>(store.head().months);
          if (store.head().keep != Keep::summary)
            for (int pass = 0; pass < 2; ++pass)
              for (const std::vector<float>& series : store.series(of, months, 3 * months))
                sum_.reals(series);
        }
      }
    store.each_history([&](std::size_t strategy, const Unit& u, bool failed, std::span<const double> values) {
      unit(strategy, u);
      sum_.whole(failed).reals(values);
    });
  }

  void courses() {
    const Store& store = study_->store;
    store.each_failure([&](const StoredFailure& failure) {
      unit(failure.strategy, failure.unit);
      sum_.whole(failure.breach.month).text(failure.breach.entity).real(failure.breach.value);
    });
    store.each_series([&](std::size_t strategy, const Unit& u, std::span<const float> series) {
      unit(strategy, u);
      sum_.reals(series);
    });
    store.each_event([&](const StoredEvent& stored) {
      unit(stored.strategy, stored.unit);
      const EventRecord& record = stored.event.record;
      sum_.whole(stored.event.month).whole(static_cast<std::int64_t>(record.event)).whole(record.who);
      sum_.real(record.hazard).reals(record.values).reals(record.factors);
    });
    store.each_accord([&](const StoredAccord& stored) {
      unit(stored.strategy, stored.unit);
      const AccordRecord& accord = stored.accord;
      sum_.whole(accord.dyad).whole(accord.signed_month).whole(accord.relapse_age.value_or(-1));
      sum_.whole(accord.civil_society)
          .whole(accord.mediators)
          .real(double{accord.troops_at_6.value_or(-1.0F)});
      sum_.reals(accord.anniversaries).bytes(accord.scores);
    });
    store.each_deaths([&](std::size_t strategy, const Unit& u, std::span<const float> by_dyad,
                          std::span<const float> by_region) {
      unit(strategy, u);
      sum_.reals(by_dyad).reals(by_region);
    });
  }

  const StudyReading* study_;
  Checksum sum_;
};

void flip(const std::filesystem::path& file, std::uint64_t bit) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  const auto at = static_cast<std::streamoff>(bit / 8);
  stream.seekg(at);
  const int byte = stream.get() ^ 1 << bit % 8;
  stream.seekp(at);
  stream.put(static_cast<char>(byte));
}

} // namespace

std::string everything_in(const StudyReading& study) {
  return Everything(study).text();
}

FlipCounts flip_bits(const std::filesystem::path& folder, std::size_t count, std::uint64_t seed) {
  const std::filesystem::path file = folder / StudyFolder::store_file;
  const std::string whole = everything_in(read_study(folder));
  const std::uint64_t bits = std::filesystem::file_size(file) * 8;
  std::mt19937_64 rng(seed);
  FlipCounts counts;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t bit = rng() % bits;
    flip(file, bit);
    try {
      everything_in(read_study(folder)) == whole ? ++counts.harmless
                                                 : (counts.silent.push_back(bit), counts.silent.size());
    } catch (const StoreFailure&) {
      ++counts.seen;
    } catch (const StudyRefused&) {
      ++counts.seen;
    }
    flip(file, bit);
  }
  return counts;
}

} // namespace entente::test
