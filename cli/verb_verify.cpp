// Lives a random sample of a study again and compares.
#include "analysis/verification.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/folder_argument.hpp"
#include "cli/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/store/study_digest.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <memory>
#include <random>
#include <set>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

constexpr double table_tolerance = 1e-8;

struct VerifyFlags : Flags {
  std::string folder;
  std::size_t sample = 24;
};

// A folder for the tables, gone afterwards.
class Scratch {
 public:
  Scratch() : path_(fs::temp_directory_path() / fmt::format("entente-verify-{}", ::getpid())) {
    fs::create_directories(path_);
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Stored units, each at most once, in order.
std::vector<Unit> sampled(const StudyReading& study, std::size_t wanted) {
  const auto none = [](std::uint32_t, std::uint32_t) { return 0U; };
  const Work planned(study.design, none);
  std::vector<Unit> units;
  if (planned.size() == 0)
    return units;
  std::random_device system;
  std::set<std::size_t> chosen;
  const std::size_t tries = 20 * wanted; // a study that is not finished lacks some
  for (std::size_t i = 0; i < tries && chosen.size() < std::min(wanted, planned.size()); ++i)
    chosen.insert(system() % planned.size());
  for (const std::size_t i : chosen)
    if (const Unit unit = planned[i]; unit.replicate < study.store.next_replicate(unit.world, unit.draw))
      units.push_back(unit);
  return units;
}

int verify(const VerifyFlags& flags) {
  const StudyReading study = read_study(flags.folder);
  const std::string digest = study_digest(study.store);
  const bool manifest_agrees =
      !study.manifest || study.manifest->digest.empty() || study.manifest->digest == digest;
  const Threads threads(settled_threads(flags));
  const std::vector<Unit> units = sampled(study, flags.sample);
  std::size_t same = 0;
  double largest = 0.0;
  for (const Unit& unit : units) {
    const UnitCheck check = check_unit(study, unit, threads);
    same += check.same_bits;
    largest = std::max(largest, check.largest_difference);
    if (!check.same_bits)
      complain(fmt::format("world {}, draw {}, replicate {}: the outcomes are not the stored ones",
                           study.store.head().worlds[unit.world], unit.draw, unit.replicate));
  }
  const Scratch scratch;
  std::size_t tables_differ = 0;
  const std::vector<TableCheck> tables = check_tables(study, scratch.path(), table_tolerance);
  for (const TableCheck& table : tables)
    if (!table.difference.empty()) {
      ++tables_differ;
      complain(fmt::format("tables/{} {}", table.table, table.difference));
    }
  if (!manifest_agrees)
    complain("the digest in manifest.json is not that of the stored outcomes");
  const bool good = manifest_agrees && same == units.size() && tables_differ == 0;
  if (flags.json)
    print_json(nlohmann::ordered_json{{"ok", good},
                                      {"digest", digest},
                                      {"digest_as_in_manifest", manifest_agrees},
                                      {"replicates", units.size()},
                                      {"replicates_same", same},
                                      {"largest_difference", largest},
                                      {"tables", tables.size()},
                                      {"tables_differ", tables_differ}}
                   .dump(2));
  else
    print(fmt::format(
        "{}: {} of {} replicates of a random sample are the same to the last bit; largest difference "
        "{:.3g}; {} of {} tables agree; digest {}\n",
        good ? "verified" : "NOT verified", same, units.size(), largest, tables.size() - tables_differ,
        tables.size(), digest));
  return good ? done : target_missed;
}

} // namespace

Verb add_verify(Command program) {
  const auto flags = std::make_shared<VerifyFlags>();
  const Command verb = program.add_verb("verify", "Run a random sample of a study again and compare");
  take_folder(verb, flags->folder);
  verb.option("--sample", flags->sample, "Replicates to run again (default 24)")
      .type_name("N")
      .between(std::size_t{1}, std::size_t{1'000'000});
  take_threads(verb, *flags);
  take_json(verb, *flags);
  return {verb, [flags] { return verify(*flags); }};
}

} // namespace entente::cli
