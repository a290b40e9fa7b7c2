#include "engine/store/folder/study_folder.hpp"

#include "engine/core/build_info.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/ensemble/mechanisms.hpp"
#include "engine/outcomes/digest.hpp"
#include "engine/outcomes/own_outcomes.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/read/load.hpp"
#include "engine/store/files/write_file.hpp"
#include "engine/store/folder/difference.hpp"
#include "engine/store/folder/study_digest.hpp"
#include "engine/store/folder/study_identity.hpp"
#include "engine/store/folder/study_network.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr const char* generator =
    "Philox4x32-10, key = seed, counter = (who, index / 2, replicate, purpose | month)";

// The scenario with whatever number of replicates: that may grow without making it another study.
std::string scenario_text(Scenario scenario) {
  scenario.run.replicates = 1;
  return resolved_toml(scenario);
}

StoreHead head_for(const StudyOrder& order, std::uint64_t seed) {
  Scenario scenario = with_kept_network(order.scenario);
  scenario.run.seed = seed;
  StoreHead head = head_of(scenario, order.design, order.keep, order.verb);
  head.rule = order.rule;
  head.sweep = order.sweep;
  head.scenario = scenario_text(std::move(scenario));
  return head;
}

Scenario scenario_of(const StoreHead& head, const fs::path& folder) {
  Scenario scenario = load_scenario(
      head.scenario, StudyFolder::scenario_file, [](std::string_view name, std::string_view) -> SourceText {
        throw ScenarioError(fmt::format("the study needs another file: {}", name));
      });
  scenario.network.text = read_kept_network(folder, scenario);
  return scenario;
}

NamedVariant world_of(const Scenario& scenario, const std::string& name) {
  const auto world = std::find_if(scenario.variants.begin(), scenario.variants.end(),
                                  [&](const NamedVariant& variant) { return variant.name == name; });
  if (world == scenario.variants.end())
    throw ResultsDamaged(fmt::format("the scenario has no world '{}'", name));
  return *world;
}

NamedVariant without_mechanism(const std::string& name) {
  const Mechanism* const mechanism = find_mechanism(name);
  if (mechanism == nullptr)
    throw StudyRefused(fmt::format("the study leaves out the mechanism '{}', which this version does not "
                                   "know: manifest.json says which version made it",
                                   name));
  return without(*mechanism);
}

Design design_of(const Store& store, const Scenario& scenario) {
  const StoreHead& head = store.head();
  Design design{{}, head.keys, head.points, store.planned_replicates(), head.shard};
  for (std::size_t i = 1; i < head.variants.size(); ++i) {
    const std::string& name = head.variants[i];
    design.variants.push_back(head.is_ablation() ? without_mechanism(name) : world_of(scenario, name));
  }
  return design;
}

// What the head says apart from the scenario it holds: numbers and names by which others are found.
void require_consistent(const StoreHead& head, const Scenario& scenario, const fs::path& folder) {
  const Strategy* const reference = reference_of(scenario);
  bool same = head.months == scenario.months && head.regions == scenario.composition.size() &&
              head.parameter_sets == std::max<std::size_t>(scenario.parameter_sets.size(), 1) &&
              head.strategies.size() == scenario.strategies.size() && reference != nullptr &&
              head.reference == reference->name && scenario.run.seed == head.seed &&
              head.outcomes.size() == outcome_count + own_outcomes(scenario).size();
  for (std::size_t i = 0; same && i < head.strategies.size(); ++i)
    same = head.strategies[i] == scenario.strategies[i].name;
  if (!same)
    throw ResultsDamaged("its head does not agree with the scenario in it",
                         (folder / StudyFolder::store_file).string(), Mending::impossible);
}

// The digest in the manifest and the one in the store were written together.
void require_one_digest(const fs::path& folder, const Store& store, const std::optional<Manifest>& manifest) {
  const Seal seal = store.seal();
  if (manifest && !manifest->digest.empty() && !seal.digest.empty() &&
      manifest->histories == seal.histories && manifest->digest != seal.digest)
    throw ResultsDamaged(
        fmt::format("of its {} histories it holds the digest {}, and manifest.json {}: one of the two "
                    "was changed",
                    seal.histories, seal.digest, manifest->digest),
        (folder / StudyFolder::store_file).string());
}

std::uint32_t most_replicates(const Store& store, const Design& design) {
  std::uint32_t most = 0;
  for (std::uint32_t variant = 0; variant < design.variant_count(); ++variant)
    for (std::uint32_t point = 0; point < design.point_count(); ++point)
      most = std::max(most, store.next_replicate(variant, point));
  return most;
}

constexpr std::string_view shard_prefix = "shard-";

// What a study may find that has no store yet: shards, and what is left where it was ended before it had one.
bool may_precede_store(const fs::path& entry) {
  const std::string name = entry.filename().string();
  std::error_code error;
  return name == FolderLock::file_name || name.starts_with(std::string(StudyFolder::store_file) + ".new") ||
         name.starts_with(shard_prefix) || is_kept_network(name.substr(0, name.find(".new"))) ||
         (name == StudyFolder::tables_folder && fs::is_directory(entry, error) && fs::is_empty(entry, error));
}

// What a study writes or keeps: without its store it is somebody's own, or what is left of another study.
bool is_of_a_study(const std::string& name) {
  constexpr std::array<std::string_view, 3> beside{StudyFolder::scenario_file, manifest_file,
                                                   StudyFolder::tables_folder};
  return name.starts_with(StudyFolder::store_file) ||
         std::find(beside.begin(), beside.end(), name) != beside.end();
}

[[noreturn]] void refuse_entry(const fs::path& folder, const std::string& name) {
  constexpr const char* store = StudyFolder::store_file;
  if (name == store)
    throw StudyRefused(
        fmt::format("{} holds '{}', a link that leads nowhere; nothing was changed; bring back "
                    "what it led to, or choose another folder",
                    folder.string(), name));
  if (is_of_a_study(name))
    throw StudyRefused(
        fmt::format("{} holds '{}' and no {}, so that it is not the folder of a study that can "
                    "go on; nothing was changed; choose another folder, or bring back the {} "
                    "that belongs to it",
                    folder.string(), name, store, store));
  throw StudyRefused(fmt::format("{} exists and is not the folder of a study (it holds '{}'); nothing was "
                                 "changed; choose another folder",
                                 folder.string(), name));
}

// SQLite takes names of at most 512 bytes, its own endings and ours included.
void require_short(const fs::path& folder) {
  constexpr std::size_t most = 480;
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(folder, error);
  const std::size_t bytes = (error ? folder : whole).string().size();
  if (bytes > most)
    throw StudyRefused(fmt::format("the folder's whole path has {} bytes, and {} are allowed for a study: "
                                   "choose a shorter path, or a folder nearer to the root",
                                   bytes, most));
}

// Only a new or empty folder, or one of a study, is written to. A process that is just beginning a study
// there may make its store while this one looks.
void refuse_foreign(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error))
    return;
  if (!fs::is_directory(folder, error))
    throw StudyRefused(fmt::format("{} exists and is not a folder; choose another folder", folder.string()));
  if (is_study(folder))
    return;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (!may_precede_store(entry.path()) && !is_study(folder))
      refuse_entry(folder, entry.path().filename().string());
}

// The number of shards that the folder of one is named for; nothing where it is no such name.
std::optional<std::uint32_t> shards_named_in(std::string_view name) {
  constexpr std::string_view between = "-of-";
  const std::size_t at = name.find(between);
  if (!name.starts_with(shard_prefix) || at == std::string_view::npos)
    return std::nullopt;
  return number_in<std::uint32_t>(name.substr(at + between.size()));
}

// Shards of one study lie side by side, and are of one number.
void refuse_other_shards(const fs::path& folder, const Shard& shard) {
  const fs::path shared = folder.parent_path();
  if (shard.count == 1 || folder != shard_folder(shared, shard))
    return;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(shared.empty() ? "." : shared, error)) {
    const std::string name = entry.path().filename().string();
    const std::optional<std::uint32_t> count = shards_named_in(name);
    if (count && *count != shard.count && is_study(entry.path()))
      throw StudyRefused(
          fmt::format("{} holds shards of {} ('{}'), and shard {} of {} was asked for, which "
                      "could not be merged with them; nothing was changed; ask for --shard I/{}, "
                      "or choose another folder",
                      shared.string(), *count, name, shard.index + 1, shard.count, *count));
  }
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw StoreFailure(fmt::format("cannot make the folder {}: {}", folder.string(), error.message()));
}

// The first line of a sweep's text: of which kind its layout is.
std::string_view kind_of(std::string_view sweep) {
  return sweep.substr(0, sweep.find('\n'));
}

// The stored study, with further points behind those it has, is the one asked for.
bool only_adds_points(const StoreHead& stored, const StoreHead& asked) {
  if (stored.keys != asked.keys || stored.points.size() >= asked.points.size() ||
      kind_of(stored.sweep) != kind_of(asked.sweep) ||
      !std::equal(stored.points.begin(), stored.points.end(), asked.points.begin()))
    return false;
  StoreHead extended = stored;
  extended.points = asked.points;
  extended.sweep = asked.sweep;
  return identity(extended) == identity(asked);
}

// Why another number of points of one kind of sweep is another study; empty where that is not what differs.
std::string about_points(const StoreHead& stored, const StoreHead& asked, bool more_points) {
  const std::size_t there = stored.point_count(), wanted = asked.point_count();
  if (kind_of(stored.sweep) != kind_of(asked.sweep) || there == wanted)
    return {};
  if (!more_points)
    return fmt::format(
        "A sweep of {} points cannot become one of {}: in a grid or a Latin hypercube of another "
        "size every point lies elsewhere. Sobol and Morris designs and a table of points can grow.\n",
        there, wanted);
  return wanted < there
             ? fmt::format("There are {} points already, and {} were asked for: ask for at least as many.\n",
                           there, wanted)
             : std::string();
}

std::string about_network(const StoreHead& stored, const StudyOrder& order) {
  const std::string file = with_kept_network(order.scenario).network.file;
  return is_kept_network(file) && stored.scenario.find(file) == std::string::npos
             ? "The network is not the one that the study was begun with: its text is another.\n"
             : "";
}

void refuse_changed(const fs::path& folder, const StoreHead& stored, const StoreHead& asked,
                    const StudyOrder& order) {
  const std::string before = identity(stored), after = identity(asked);
  if (before == after || (order.more_points && only_adds_points(stored, asked)))
    return;
  throw StudyRefused(
      fmt::format("{} holds another study. Nothing was changed; choose another folder, or ask for the "
                  "same again. {}{}What differs (- there, + asked for):\n{}",
                  folder.string(), about_network(stored, order),
                  about_points(stored, asked, order.more_points), difference(before, after)));
}

void refuse_fewer(const fs::path& folder, const Store& store, const StudyOrder& order) {
  const std::uint32_t most = most_replicates(store, order.design);
  if (order.rule.empty() && order.design.replicates < most)
    throw StudyRefused(
        fmt::format("{} has {} replicates already, and {} were asked for: ask for at least as many, "
                    "or choose another folder",
                    folder.string(), most, order.design.replicates));
}

// What the store itself tells; how far the study got is not part of it.
void describe_study(Manifest& m, const StoreHead& head, const Design& design) {
  m.generator = generator;
  m.verb = head.verb;
  m.keep = name_of(head.keep);
  m.seed = head.seed;
  m.shard = head.shard.index;
  m.shards = head.shard.count;
  m.replicates = design.replicates;
  m.strategies = head.strategies;
  m.variants = head.variants;
  m.points = design.point_count();
  m.sweep = head.sweep;
  m.scenario_sha256 = sha256_of(head.scenario);
}

// How far the study got.
void note_progress(Manifest& m, const Store& store, StudyStatus status, const std::string& digest) {
  m.histories = store.histories();
  m.failed = store.failed_histories();
  m.digest = digest;
  m.status = status;
}

} // namespace

Manifest manifest_for(const StoreHead& head, const Design& design) {
  const BuildInfo build = build_info();
  Manifest m;
  m.version = build.version;
  m.commit = build.commit;
  m.compiler = build.compiler;
  m.flags = build.flags;
  m.build_type = build.build_type;
  m.machine = machine_name();
  m.started = utc_now();
  describe_study(m, head, design);
  return m;
}

std::string study_scenario_text(Scenario scenario, const Design& design) {
  scenario.run.replicates = design.replicates;
  return resolved_toml(scenario);
}

fs::path shard_folder(const fs::path& folder, const Shard& shard) {
  return folder / fmt::format("{}{}-of-{}", shard_prefix, shard.index + 1, shard.count);
}

bool is_study(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / StudyFolder::store_file, error);
}

StudyFolder StudyFolder::open(const fs::path& folder, const StudyOrder& order) {
  require_short(folder);
  refuse_foreign(folder);
  refuse_other_shards(folder, order.design.shard);
  make_folder(folder);
  StudyFolder study;
  study.folder_ = folder;
  study.lock_ = std::make_unique<FolderLock>(folder);
  const std::string file = (folder / store_file).string();
  study.was_begun_ = is_study(folder);
  if (study.was_begun_) {
    study.store_ = std::make_unique<Store>(Store::open(file, Store::Access::write, order.journal));
    const StoreHead& stored = study.store_->head();
    const StoreHead asked = head_for(order, order.scenario.run.seed.value_or(stored.seed));
    refuse_changed(folder, stored, asked, order);
    refuse_fewer(folder, *study.store_, order);
    if (stored.points.size() < asked.points.size())
      study.store_->extend_points(asked.points, asked.sweep);
  }
  study.scenario_ = with_kept_network(order.scenario);
  keep_network(folder, study.scenario_);
  if (!study.was_begun_) {
    const StoreHead head = head_for(order, order.scenario.run.seed.value_or(order.new_seed));
    study.store_ = std::make_unique<Store>(Store::create(file, head, order.journal));
  }
  const StoreHead& head = study.store_->head();
  const std::optional<Manifest> before = study.was_begun_ ? read_manifest(folder) : std::nullopt;
  require_one_digest(folder, *study.store_, before);
  study.scenario_.run.seed = head.seed;
  study.design_ = order.design;
  if (!order.rule.empty())
    study.design_.replicates = std::max(study.store_->planned_replicates(), 1U);
  study.was_finished_ = before && before->status == StudyStatus::finished &&
                        before->replicates == study.design_.replicates && study.work().size() == 0;
  study.manifest_ = before && study.was_finished_ ? *before : manifest_for(head, study.design_);
  if (study.was_finished_)
    return study;
  if (study.was_begun_)
    study.store_->check_rows(); // nothing is added to what is damaged
  if (before)
    study.manifest_.started = before->started;
  study.manifest_.command = order.command;
  study.manifest_.processor = order.processor;
  study.manifest_.threads = order.threads;
  study.store_->plan(study.design_.replicates);
  study.write_beside();
  return study;
}

void StudyFolder::require_openable(const fs::path& folder, const StudyOrder& order) {
  require_short(folder);
  refuse_foreign(folder);
  refuse_other_shards(folder, order.design.shard);
  if (!is_study(folder))
    return;
  const Store store = Store::open((folder / store_file).string(), Store::Access::read);
  const StoreHead& stored = store.head();
  refuse_changed(folder, stored, head_for(order, order.scenario.run.seed.value_or(stored.seed)), order);
  refuse_fewer(folder, store, order);
}

StudyFolder StudyFolder::reopen(const fs::path& folder) {
  if (!is_study(folder))
    throw StudyRefused(
        fmt::format("{} is not the folder of a study: it has no {}", folder.string(), store_file));
  StudyFolder study;
  study.folder_ = folder;
  study.lock_ = std::make_unique<FolderLock>(folder);
  study.store_ = std::make_unique<Store>(Store::open((folder / store_file).string(), Store::Access::write));
  const StoreHead& head = study.store_->head();
  study.scenario_ = scenario_of(head, folder);
  require_consistent(head, study.scenario_, folder);
  study.design_ = design_of(*study.store_, study.scenario_);
  study.scenario_.run.replicates = study.design_.replicates;
  study.was_begun_ = true;
  const std::optional<Manifest> before = read_manifest(folder);
  study.manifest_ = before ? *before : manifest_for(head, study.design_);
  study.was_finished_ = study.manifest_.status == StudyStatus::finished && study.work().size() == 0;
  return study;
}

StudyFolder StudyFolder::temporary(const StudyOrder& order) {
  StudyFolder study;
  const StoreHead head = head_for(order, order.scenario.run.seed.value_or(order.new_seed));
  study.store_ = std::make_unique<Store>(Store::temporary(head));
  study.scenario_ = with_kept_network(order.scenario);
  study.scenario_.run.seed = head.seed;
  study.design_ = order.design;
  study.manifest_ = manifest_for(head, study.design_);
  return study;
}

void StudyFolder::write_beside() {
  if (folder_.empty())
    return;
  write_whole_file(folder_ / scenario_file, study_scenario_text(scenario_, design_));
  write_manifest(folder_, manifest_);
}

Work StudyFolder::work_up_to(std::uint32_t replicates) {
  if (replicates != design_.replicates) {
    design_.replicates = manifest_.replicates = replicates;
    manifest_.status = StudyStatus::running;
    if (!folder_.empty()) {
      store_->plan(replicates);
      write_beside();
    }
  }
  return work();
}

Work StudyFolder::work() const {
  return Work(design_, [this](std::uint32_t variant, std::uint32_t point) {
    return store_->next_replicate(variant, point);
  });
}

std::uint64_t StudyFolder::remaining() const {
  return work().size();
}

void StudyFolder::end(StudyStatus status, const std::function<std::string()>& pass) {
  store_->commit();
  const std::string digest = pass ? pass() : study_digest(*store_);
  if (!was_finished_ || manifest_.status != StudyStatus::finished) // else nothing was run
    manifest_.ended = utc_now();
  note_progress(manifest_, *store_, status, digest);
  if (folder_.empty())
    return;
  store_->seal(digest);
  write_manifest(folder_, manifest_);
}

void StudyFolder::stop() {
  store_->commit();
  manifest_.ended = utc_now();
  const Seal seal = store_->seal();
  note_progress(manifest_, *store_, StudyStatus::stopped,
                seal.histories == store_->histories() ? seal.digest : std::string());
  if (!folder_.empty())
    write_manifest(folder_, manifest_);
}

void StudyFolder::restore() {
  describe_study(manifest_, store_->head(), design_);
  manifest_.histories = manifest_.failed = 0; // until they are counted again
  manifest_.digest.clear();
  write_beside();
}

namespace {

void require_study(const fs::path& folder) {
  require_short(folder);
  if (!is_study(folder))
    throw StudyRefused(fmt::format("{} is not the folder of a study: it has no {}", folder.string(),
                                   StudyFolder::store_file));
}

StudyReading read_study_as(const fs::path& folder, Store::Access access) {
  require_short(folder);
  require_study(folder);
  Store store = Store::open((folder / StudyFolder::store_file).string(), access);
  Scenario scenario = scenario_of(store.head(), folder);
  require_consistent(store.head(), scenario, folder);
  Design design = design_of(store, scenario);
  scenario.run.replicates = design.replicates;
  return {folder,           std::move(scenario),   std::move(design),
          std::move(store), read_manifest(folder), FolderLock::held(folder)};
}

} // namespace

StudyReading read_study(const fs::path& folder) {
  return read_study_as(folder, Store::Access::read);
}

StudyReading read_damaged_study(const fs::path& folder) {
  return read_study_as(folder, Store::Access::damaged);
}

std::string written_digest(const StudyReading& study) {
  require_one_digest(study.folder, study.store, study.manifest);
  return study_digest(study.store);
}

StudyGlance glance_at_study(const fs::path& folder) {
  require_study(folder);
  StudyGlance glance;
  glance.store = glance_at((folder / StudyFolder::store_file).string());
  const StoreHead& head = glance.store.head;
  // Points whose numbers leave the same remainder lose the same replicates to other shards.
  for (std::uint32_t rest = 0; rest < head.shard.count && rest < glance.store.points; ++rest) {
    const std::uint64_t alike = (glance.store.points - rest - 1) / head.shard.count + 1;
    glance.planned += alike * head.shard.takes_of(rest, glance.store.planned_replicates);
  }
  glance.planned *= head.variants.size() * head.strategies.size();
  glance.manifest = read_manifest(folder);
  glance.running = FolderLock::held(folder);
  return glance;
}

} // namespace entente
