#include "analysis/study/verification.hpp"

#include "analysis/export/export_csv.hpp"
#include "analysis/export/export_netcdf.hpp"
#include "analysis/study/study_tables.hpp"
#include "engine/core/csv.hpp"
#include "engine/core/text.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/simulate.hpp"
#include "engine/store/files/netcdf_file.hpp"
#include "engine/store/files/write_file.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace entente {
namespace {

namespace fs = std::filesystem;

double apart(double a, double b) {
  if (std::isnan(a) && std::isnan(b))
    return 0.0;
  if (a == b)
    return 0.0;
  const double difference = std::fabs(a - b) / std::max({1.0, std::fabs(a), std::fabs(b)});
  return std::isnan(difference) ? std::numeric_limits<double>::infinity() : difference;
}

// As a store tells numbers apart: one not-a-number, one zero.
bool same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

template<class Number>
bool same(const std::vector<Number>& a, const std::vector<Number>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](Number x, Number y) { return same(static_cast<double>(x), static_cast<double>(y)); });
}

bool same(const std::optional<float>& a, const std::optional<float>& b) {
  return a.has_value() == b.has_value() && same(double{a.value_or(0.0F)}, double{b.value_or(0.0F)});
}

bool same(const AccordRecord& a, const AccordRecord& b) {
  return a.dyad == b.dyad && a.signed_month == b.signed_month && a.relapse_age == b.relapse_age &&
         a.civil_society == b.civil_society && a.mediators == b.mediators && a.scores == b.scores &&
         same(a.anniversaries, b.anniversaries) && same(a.troops_at_6, b.troops_at_6);
}

bool same(const LoggedEvent& a, const LoggedEvent& b) {
  const EventRecord &x = a.record, &y = b.record;
  const auto alike = [](double p, double q) { return same(p, q); };
  return a.month == b.month && x.event == y.event && x.who == y.who && same(x.hazard, y.hazard) &&
         std::equal(x.values.begin(), x.values.end(), y.values.begin(), alike) &&
         std::equal(x.factors.begin(), x.factors.end(), y.factors.begin(), alike);
}

template<class Record>
bool same_list(const std::vector<Record>& a, const std::vector<Record>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Record& x, const Record& y) { return same(x, y); });
}

bool same(const std::optional<Breach>& a, const std::optional<Breach>& b) {
  return a.has_value() == b.has_value() &&
         (!a || (a->month == b->month && a->entity == b->entity && same(a->value, b->value)));
}

std::vector<double> all_values(const Outcomes& outcomes) {
  std::vector<double> values(outcomes.measures.values.begin(), outcomes.measures.values.end());
  values.insert(values.end(), outcomes.named.begin(), outcomes.named.end());
  return values;
}

// The first thing in which an arm differs; empty if nothing does.
std::string difference_of(const Outcomes& there, const Outcomes& anew, const StoreHead& head) {
  const std::vector<double> a = all_values(there), b = all_values(anew);
  if (a.size() != b.size())
    return "has another number of outcomes";
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!same(a[i], b[i]))
      return fmt::format("stored is {} = {}, simulated {}",
                         i < head.outcomes.size() ? head.outcomes[i].name : "", a[i], b[i]);
  if (!same(there.breach, anew.breach))
    return "fails otherwise than stored";
  if (!same_list(there.accords, anew.accords))
    return "has other accords than stored";
  if (!same(there.series, anew.series))
    return "has another series than stored";
  if (!same_list(there.events, anew.events))
    return "has other events than stored";
  const bool deaths =
      same(there.monthly_deaths, anew.monthly_deaths) && there.first_dyad == anew.first_dyad &&
      same(there.deaths_by_dyad, anew.deaths_by_dyad) && same(there.deaths_by_region, anew.deaths_by_region);
  return deaths ? std::string() : "has other monthly deaths than stored";
}

std::string compare_texts(std::string_view there, std::string_view anew) {
  if (there == anew)
    return {};
  const auto [a, b] = std::mismatch(there.begin(), there.end(), anew.begin(), anew.end());
  return fmt::format("line {}: not what is computed anew", 1 + std::count(there.begin(), a, '\n'));
}

std::string compare_tables(std::string_view there, std::string_view anew, double tolerance) {
  if (there == anew)
    return {};
  CsvReader a(there), b(anew);
  while (true) {
    const bool more = a.next();
    if (b.next() != more)
      return fmt::format("line {}: one of them ends here", std::max(a.line(), b.line()));
    if (!more)
      return {};
    if (a.fault() != CsvFault::none)
      return fmt::format("line {}: {}", a.line(), text_of(a.fault()));
    if (a.fields().size() != b.fields().size())
      return fmt::format("line {}: {} fields there, {} anew", a.line(), a.fields().size(), b.fields().size());
    for (std::size_t i = 0; i < a.fields().size(); ++i) {
      const std::string_view left = a.fields()[i].text, right = b.fields()[i].text;
      const auto x = number_in<double>(left), y = number_in<double>(right);
      if (left != right && (!x || !y || apart(*x, *y) > tolerance))
        return fmt::format("line {}: {} there, {} anew", a.line(), left, right);
    }
  }
}

} // namespace

std::vector<Outcomes> UnitSimulation::operator()(const Unit& unit) {
  const std::uint64_t seed = study_->store.head().seed;
  if (!point_ || point_->variant != unit.variant || point_->point != unit.point) {
    scenario_ = scenario_at(study_->scenario, study_->design, unit.variant, unit.point);
    society_ = society_of_study(scenario_, seed, *threads_);
    point_ = unit;
  }
  return simulate(scenario_, bundle_of(scenario_, unit.replicate, seed, society_), study_->store.head().keep,
                  *threads_);
}

UnitCheck check_unit(const StudyReading& study, const Unit& unit, UnitSimulation& simulation) {
  const StoreHead& head = study.store.head();
  const std::vector<Outcomes> anew = simulation(unit), stored = study.store.unit(unit);
  UnitCheck check{unit, {}, 0.0};
  if (stored.size() != anew.size())
    check.difference = "is not stored";
  for (std::size_t arm = 0; arm < std::min(stored.size(), anew.size()); ++arm) {
    const std::vector<double> a = all_values(stored[arm]), b = all_values(anew[arm]);
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
      check.largest_difference = std::max(check.largest_difference, apart(a[i], b[i]));
    if (const std::string what = difference_of(stored[arm], anew[arm], head);
        check.difference.empty() && !what.empty())
      check.difference = fmt::format("strategy \"{}\" {}", head.strategies[arm], what);
  }
  return check;
}

namespace {

struct StoredPoint {
  std::uint32_t variant, point;
  std::uint64_t end; // place behind its last unit
};

std::vector<StoredPoint> stored_points(const StudyReading& study) {
  std::vector<StoredPoint> points;
  std::uint64_t all = 0;
  for (std::uint32_t variant = 0; variant < study.design.variant_count(); ++variant)
    for (std::uint32_t point = 0; point < study.design.point_count(); ++point)
      if (const auto here = study.design.shard.takes_of(point, study.store.next_replicate(variant, point));
          here > 0)
        points.push_back({variant, point, all += here});
  return points;
}

} // namespace

std::uint64_t stored_units(const StudyReading& study) {
  const std::vector<StoredPoint> points = stored_points(study);
  return points.empty() ? 0 : points.back().end;
}

std::vector<Unit> stored_units_at(const StudyReading& study, const std::set<std::uint64_t>& places) {
  const std::vector<StoredPoint> points = stored_points(study);
  const Shard& shard = study.design.shard;
  std::vector<Unit> units;
  for (const std::uint64_t place : places) {
    const auto point = std::upper_bound(points.begin(), points.end(), place,
                                        [](std::uint64_t at, const StoredPoint& p) { return at < p.end; });
    if (point == points.end())
      break;
    const std::uint64_t begin = point == points.begin() ? 0 : std::prev(point)->end;
    units.push_back({point->variant, point->point,
                     shard.first_of(point->point) + static_cast<std::uint32_t>(place - begin) * shard.count});
  }
  return units;
}

namespace {

constexpr const char* series_file = "series.nc";
constexpr const char* events_file = "events.csv";

class FolderComparison {
 public:
  FolderComparison(const StudyReading& study, const fs::path& scratch, double tolerance)
      : study_(&study), scratch_(scratch), tolerance_(tolerance) {}

  FolderCheck finish() {
    text(StudyFolder::scenario_file, study_scenario_text(study_->scenario, study_->design));
    check_.files.push_back({manifest_file, manifest_difference(*study_)});
    if (const std::string why = why_not_derived(); why.empty())
      derived();
    else
      check_.not_looked_at.push_back(why);
    others();
    return std::move(check_);
  }

 private:
  // Tables are of all that is stored only where a run came to its end.
  std::string why_not_derived() const {
    const Store& store = study_->store;
    if (study_->running)
      return "tables: a process is writing in the folder just now";
    if (store.seal().digest.empty())
      return "tables: none are written before the study ends";
    if (store.seal().histories != store.histories())
      return fmt::format("tables: they are of the first {} of {} histories, until the study ends again",
                         store.seal().histories, store.histories());
    return {};
  }

  void derived() {
    const Store& store = study_->store;
    write_study_tables(scratch_, store, study_->scenario);
    std::vector<fs::path> tables;
    for (const fs::directory_entry& entry : fs::directory_iterator(scratch_))
      tables.push_back(entry.path().filename());
    std::sort(tables.begin(), tables.end());
    for (const fs::path& table : tables)
      compare(fs::path(StudyFolder::tables_folder) / table, scratch_ / table,
              [&](const fs::path& a, const fs::path& b) {
                return compare_tables(read_whole_file(a), read_whole_file(b), tolerance_);
              });
    if (store.head().keep != Keep::summary) {
      write_series_netcdf(scratch_ / series_file, store);
      compare(series_file, scratch_ / series_file,
              [&](const fs::path& a, const fs::path& b) { return netcdf_difference(a, b, tolerance_); });
    }
    if (store.head().keep == Keep::events) {
      write_events_csv(scratch_ / events_file, store);
      compare(events_file, scratch_ / events_file, [&](const fs::path& a, const fs::path& b) {
        return compare_texts(read_whole_file(a), read_whole_file(b));
      });
    }
  }

  template<class Difference>
  void compare(const fs::path& name, const fs::path& anew, Difference difference) {
    const fs::path there = study_->folder / name;
    std::error_code error;
    check_.files.push_back(
        {name.string(), fs::exists(there, error) ? difference(there, anew) : std::string("is not there")});
  }

  void text(const char* name, const std::string& anew) {
    const fs::path there = study_->folder / name;
    std::error_code error;
    check_.files.push_back({name, fs::exists(there, error) ? compare_texts(read_whole_file(there), anew)
                                                           : std::string("is not there")});
  }

  bool was_looked_at(const std::string& name) const {
    return name.starts_with(StudyFolder::store_file) || name == FolderLock::file_name ||
           std::any_of(check_.files.begin(), check_.files.end(),
                       [&](const FileCheck& file) { return file.file == name; });
  }

  void others() {
    std::vector<std::string> names;
    std::error_code error;
    for (const char* folder : {"", StudyFolder::tables_folder})
      for (const fs::directory_entry& entry : fs::directory_iterator(study_->folder / folder, error)) {
        const std::string name = (fs::path(folder) / entry.path().filename()).string();
        if (name != StudyFolder::tables_folder && !was_looked_at(name))
          names.push_back(name + (entry.is_directory(error) ? "/" : ""));
      }
    std::sort(names.begin(), names.end());
    if (why_not_derived().empty())
      check_.not_looked_at.insert(check_.not_looked_at.end(), names.begin(), names.end());
    else // of the tables it was said
      for (const std::string& name : names)
        if (!name.starts_with(StudyFolder::tables_folder))
          check_.not_looked_at.push_back(name);
  }

  const StudyReading* study_;
  fs::path scratch_;
  double tolerance_;
  FolderCheck check_;
};

} // namespace

FolderCheck check_folder(const StudyReading& study, const fs::path& scratch, double tolerance) {
  return FolderComparison(study, scratch, tolerance).finish();
}

std::string manifest_difference(const StudyReading& study) {
  if (!study.manifest)
    return "is not there, or cannot be understood";
  const Manifest &there = *study.manifest, derived = manifest_for(study.store.head(), study.design);
  std::vector<std::string> other;
  const auto require = [&](bool same, const char* what) {
    if (!same)
      other.emplace_back(what);
  };
  require(there.verb == derived.verb, "verb");
  require(there.keep == derived.keep, "keep");
  require(there.seed == derived.seed, "seed");
  require(there.shard == derived.shard && there.shards == derived.shards, "shard");
  require(there.strategies == derived.strategies, "strategies");
  require(there.variants == derived.variants, "worlds");
  require(there.points == derived.points, "points");
  require(there.sweep == derived.sweep, "sweep");
  require(there.scenario_sha256 == derived.scenario_sha256, "scenario_sha256");
  require(there.generator == derived.generator, "generator");
  const bool ended = there.status == StudyStatus::finished || there.status == StudyStatus::failed;
  if (ended && !study.running) {
    const Seal seal = study.store.seal();
    require(there.replicates == derived.replicates, "replicates");
    require(there.histories == study.store.histories(), "histories");
    require(there.failed == study.store.failed_histories(), "failed");
    require(there.digest == seal.digest, "digest");
  }
  return other.empty() ? std::string() : fmt::format("is not of this study: {}", fmt::join(other, ", "));
}

} // namespace entente
