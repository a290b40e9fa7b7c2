// The store of a study: one row for each history, in one SQLite file. Written by one process in the order of
// execution, a replicate with all its arms at a time, so that whatever happens to the process no replicate is
// there by half.
#pragma once
#include "engine/ensemble/design.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/store/files/errors.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// One column of results.
struct StoredOutcome {
  std::string name, unit, doc;
  bool operator==(const StoredOutcome&) const = default;
};

// What a store is about: written once, when it is made.
struct StoreHead {
  std::string verb;     // the command that made it: "compare", "sweep", ...
  std::string rule;     // when the study ends, where that is not a number of replicates
  std::string sweep;    // how the points are laid out (analysis/sweep/sweep_design.hpp); empty: no sweep
  std::string scenario; // resolved TOML, with the seed
  std::uint64_t seed = 0;
  Keep keep = Keep::summary;
  Shard shard;
  Month months = 0;
  std::string title, reference; // name of the reference strategy
  std::size_t parameter_sets = 1;
  std::size_t regions = 0;
  std::vector<std::string> strategies, variants; // the first world is the scenario's own
  std::vector<StoredOutcome> outcomes;           // the standard ones, then the scenario's own
  std::vector<StoredOutcome> indicators;         // rows of a series
  std::vector<std::string> keys;                 // numbers that the points set
  std::vector<double> points;                    // [point x keys]
  bool operator==(const StoreHead&) const = default;
  std::uint64_t point_count() const { return keys.empty() ? 0 : points.size() / keys.size(); }
  // Its worlds are the model without one mechanism each (engine/ensemble/mechanisms.hpp).
  bool is_ablation() const { return verb == "ablate"; }
};

// The head of a study of this scenario, which has its seed.
StoreHead head_of(const Scenario& scenario, const Design& design, Keep keep, std::string verb);

std::string_view name_of(Keep keep);

// Name of the world that the scenario gives, in every table.
constexpr std::string_view own_variant = "base";

struct StoredFailure {
  std::size_t strategy = 0;
  Unit unit;
  Breach breach;
};

struct StoredEvent {
  std::size_t strategy = 0;
  Unit unit;
  LoggedEvent event;
};

struct StoredAccord {
  std::size_t strategy = 0;
  Unit unit;
  AccordRecord accord;
};

// Which histories a question is about.
struct Histories {
  std::size_t strategy = 0;
  std::uint32_t variant = 0, point = 0;
};

// A replicate that is not as it was written.
struct DamagedUnit {
  Unit unit;
  std::string problem;
};

// The digest that was written last, and over how many histories.
struct Seal {
  std::string digest; // empty: none yet
  std::uint64_t histories = 0;
};

// How far a study has come, without what it holds: quick, whatever its size.
struct StoreGlance {
  StoreHead head;           // without its points
  std::uint64_t points = 1; // of each world
  std::uint32_t planned_replicates = 0;
  std::uint64_t histories = 0, failed = 0;
};
// Throws as Store::open does.
StoreGlance glance_at(const std::string& path);

// How a store that is written to survives whatever happens to the process.
enum class Journal {
  by_disk,     // rollback, unless the disk is known to be of this machine alone
  write_ahead, // quick; a file in shared memory is part of it, so that only one machine may use the store
  rollback     // SQLite's oldest: needs locks, and nothing else
};

// Every row carries a checksum, and every reader compares it; what it gives is what was written, or it throws
// ResultsDamaged, which names the history. What was stored after a store was opened is not seen.
class Store {
 public:
  // damaged: to see what is left of a damaged store, by `damage` and `unit`, whatever can be read of the
  // rest.
  enum class Access { read, write, damaged };

  // A new file; it appears under its name only when it is whole. Throws StoreFailure.
  static Store create(const std::string& path, const StoreHead& head, Journal journal = Journal::by_disk);
  // No file that anybody sees: it lives in memory, and in a temporary file once it grows, until it is closed.
  static Store temporary(const StoreHead& head);
  // Throws StudyRefused for a file that is not ours or of another version, StoreDamaged where it is cut short
  // or what it says of itself is damaged. Histories are not read.
  static Store open(const std::string& path, Access access, Journal journal = Journal::by_disk);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store(); // what was not committed is lost

  const StoreHead& head() const;
  // Of a store that was opened to be written; never by_disk.
  Journal journal() const;

  // All arms of one unit, by strategy. Kept when the next commit succeeds; commits by itself now and then.
  void append(const Unit& unit, std::span<const Outcomes> arms);
  void commit();
  // Leaves one file without companions, that opens on a read-only medium.
  void close();

  // Throws ResultsDamaged if a row is not what was written. What a history keeps besides its outcomes is
  // checked when it is read.
  void check_rows() const;
  // Every replicate that is not whole, by world, point and replicate; reads everything.
  std::vector<DamagedUnit> damage() const;
  // The digest of all that is stored was written: from now on it is compared (study_digest.hpp).
  void seal(const std::string& digest);
  Seal seal() const;
  std::uint32_t sealed_replicates(std::uint32_t variant, std::uint32_t point) const;
  // That of the store of which this one is a repaired copy.
  void adopt_seal(const Store& other);

  // The first replicate after the last one stored of a point in a world.
  std::uint32_t next_replicate(std::uint32_t variant, std::uint32_t point) const;
  std::uint64_t histories() const;
  std::uint64_t failed_histories() const;
  std::uint64_t bytes() const; // what the store takes on disk, but for what is not yet merged into it
  // Replicates of every point that the study is to have; grows when a study is extended.
  std::uint32_t planned_replicates() const;
  void plan(std::uint32_t replicates);
  // Further points behind those there are, and how all of them are laid out; those there are must come first.
  void extend_points(const std::vector<double>& points, const std::string& sweep);

  std::uint64_t finished(const Histories& of) const; // stored and not failed

  // By ascending replicate; not-a-number where a history has no value. At most `most` of them.
  std::vector<double> values(const Histories& of, std::size_t outcome, std::uint32_t most = UINT32_MAX) const;
  // By world, draw, replicate and strategy, whatever the order in which they were run.
  void each_history(const std::function<void(std::size_t strategy, const Unit&, bool failed,
                                             std::span<const double>)>& see) const;

  // Column [first, last) of [indicator x months] of every history asked for: [replicate][column].
  std::vector<std::vector<float>> series(const Histories& of, std::size_t first, std::size_t last) const;
  // [indicator x month] of every history; keep = series or events.
  void each_series(
      const std::function<void(std::size_t strategy, const Unit&, std::span<const float>)>& see) const;
  void each_failure(const std::function<void(const StoredFailure&)>& see) const;
  void each_event(const std::function<void(const StoredEvent&)>& see) const;
  void each_accord(const std::function<void(const StoredAccord&)>& see) const;
  // By ascending replicate, then in the order of signature.
  void each_accord(const Histories& of,
                   const std::function<void(const Unit&, const AccordRecord&)>& see) const;
  // Monthly deaths by dyad [month x maximum_dyads] and by region [month x regions]; keep = events.
  void each_deaths(const std::function<void(std::size_t strategy, const Unit&, std::span<const float> by_dyad,
                                            std::span<const float> by_region)>& see) const;

  // All that is stored of a unit, by strategy; empty if the store does not have it. Appending it to another
  // store of the same head copies it.
  std::vector<Outcomes> unit(const Unit& unit) const;

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

} // namespace entente
