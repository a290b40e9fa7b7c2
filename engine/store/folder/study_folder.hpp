// A study folder: the store, the resolved scenario and the manifest, held by one process at a time.
#pragma once
#include "engine/ensemble/design.hpp"
#include "engine/store/files/errors.hpp"
#include "engine/store/folder/lock.hpp"
#include "engine/store/folder/manifest.hpp"
#include "engine/store/sqlite/store.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace entente {

// What somebody wants to run, and keep in a folder.
struct StudyOrder {
  std::string verb;           // "compare", "sweep", ...
  std::string rule;           // when it ends, where that is not a number of replicates: "holds_5y ci<=0.02"
  std::string sweep;          // how the design's points are laid out, if it has any (StoreHead::sweep)
  Scenario scenario;          // with every change asked for; its seed only if one was asked for
  std::uint64_t new_seed = 0; // for a new study, if none was asked for
  Design design;
  Keep keep = Keep::summary;
  // For the manifest.
  std::string command;
  std::string processor;
  int threads = 1;
  // Of a sweep: more points leave those there are where they are, so that they extend a study.
  bool more_points = false;
  Journal journal = Journal::by_disk;
};

class StudyFolder {
 public:
  static constexpr const char* store_file = "results.sqlite";
  static constexpr const char* scenario_file = "study.toml";
  static constexpr const char* tables_folder = "tables";

  // Makes the folder; or continues what is in it, if it is of the same order or of one with fewer replicates
  // or points. Throws StudyRefused, with the difference where there is one, and StoreFailure.
  static StudyFolder open(const std::filesystem::path& folder, const StudyOrder& order);
  // Throws StudyRefused where `open` would, and writes nothing.
  static void require_openable(const std::filesystem::path& folder, const StudyOrder& order);
  // An existing folder, to write in it without running anything of another order.
  static StudyFolder reopen(const std::filesystem::path& folder);
  // A study that no folder keeps: results are there until it ends.
  static StudyFolder temporary(const StudyOrder& order);

  const std::filesystem::path& folder() const { return folder_; } // empty: temporary
  const Scenario& scenario() const { return scenario_; }          // with its seed
  const Design& design() const { return design_; }
  Store& store() { return *store_; }
  const Store& store() const { return *store_; }
  const Manifest& manifest() const { return manifest_; }

  bool was_begun() const { return was_begun_; }
  // Everything was run and written before, and nothing more is asked for.
  bool was_finished() const { return was_finished_; }
  // Up to so many replicates, which become the plan.
  Work work_up_to(std::uint32_t replicates);
  Work work() const;

  std::uint64_t remaining() const; // units of the plan not yet stored

  // Commits, and writes the manifest with the digest, and the digest into the store: a study is finished only
  // once everything else is on disk. `pass` reads the histories once, writes what is computed from them, and
  // returns their digest; without it only the digest is computed. Without a folder only the manifest's values
  // are set. Throws ResultsDamaged, and writes nothing, where the store is not what was written or gives
  // another digest than before.
  void end(StudyStatus status, const std::function<std::string()>& pass = {});
  // Commits and writes the manifest, and reads nothing: somebody waits to end the process. What is computed
  // from the histories is left to the next command.
  void stop();
  // Writes study.toml, and sets what the manifest says of the study, as they follow from the store.
  void restore();
  // Leaves the store as one file; nothing may be asked of it afterwards.
  void close() { store_->close(); }

 private:
  StudyFolder() = default;
  void write_beside();

  std::filesystem::path folder_;
  std::unique_ptr<FolderLock> lock_;
  std::unique_ptr<Store> store_;
  Scenario scenario_;
  Design design_;
  Manifest manifest_;
  bool was_begun_ = false, was_finished_ = false;
};

// A study to be read: no lock, nothing is written. May be of a study that is still running.
struct StudyReading {
  std::filesystem::path folder;
  Scenario scenario;
  Design design;
  Store store;
  std::optional<Manifest> manifest;
  bool running = false; // a process holds it now
};
StudyReading read_study(const std::filesystem::path& folder);
// The same of a store that may be damaged, as far as it can be read.
StudyReading read_damaged_study(const std::filesystem::path& folder);

// The digest of a study, which is the one that was written when its histories were stored, in the store and
// in the manifest. Throws ResultsDamaged where it is not.
std::string written_digest(const StudyReading& study);

// How far a study has come: quick, whatever its size.
struct StudyGlance {
  StoreGlance store;
  std::uint64_t planned = 0; // histories
  std::optional<Manifest> manifest;
  bool running = false; // a process holds it now
};
StudyGlance glance_at_study(const std::filesystem::path& folder);

// The manifest that a study of this head has, but for who ran it when and how far it came.
Manifest manifest_for(const StoreHead& head, const Design& design);
// study.toml, as it is written.
std::string study_scenario_text(Scenario scenario, const Design& design);

// Where a shard of a study is kept: a folder in that of the study.
std::filesystem::path shard_folder(const std::filesystem::path& folder, const Shard& shard);

// Whether a folder holds a study, by its files.
bool is_study(const std::filesystem::path& folder);

} // namespace entente
