// Is a study what was written, and does this program give it again?
#include "analysis/study/repair.hpp"
#include "analysis/study/verification.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/study/folder_argument.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/store/folder/study_digest.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <random>
#include <set>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

constexpr double table_tolerance = 1e-8;
constexpr std::size_t replicates_named = 20; // damaged replicates

struct VerifyFlags : Flags {
  std::string folder;
  std::size_t sample = 24;
  bool repair = false;
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

struct StudyFindings {
  std::uint64_t histories = 0, replicates = 0; // stored
  std::vector<DamagedUnit> damaged;
  std::string digest;
  bool digest_agrees = false;
  std::size_t sampled = 0, same = 0;
  double largest_difference = 0.0;
  FolderCheck folder;
  std::vector<std::string> differences; // everything that is wrong, a line each

  bool good() const { return differences.empty(); }
  std::size_t files_that_agree() const {
    return static_cast<std::size_t>(
        std::count_if(folder.files.begin(), folder.files.end(),
                      [](const FileCheck& file) { return file.difference.empty(); }));
  }
};

// The store alone: every row and all that is kept of every history against their checksums, all outcomes
// against the digest that was written.
void look_at_store(const StudyReading& study, StudyFindings& findings) {
  findings.histories = study.store.histories();
  findings.replicates = findings.histories / study.store.head().strategies.size();
  findings.damaged = study.store.damage();
  for (std::size_t i = 0; i < std::min(findings.damaged.size(), replicates_named); ++i)
    findings.differences.push_back(findings.damaged[i].problem);
  if (findings.damaged.size() > replicates_named)
    findings.differences.push_back(
        fmt::format("... {} replicates are damaged in all", findings.damaged.size()));
  if (findings.histories == 0)
    findings.differences.emplace_back("nothing is stored yet, so that there is nothing to verify");
  if (!findings.damaged.empty())
    return;
  try {
    findings.digest = written_digest(study);
    findings.digest_agrees = true;
  } catch (const ResultsDamaged& damaged) {
    findings.differences.push_back(damaged.problem);
  }
}

// Floyd's sample without replacement; everything where there is no more than wanted.
std::vector<Unit> sampled_units(const StudyReading& study, std::uint64_t wanted) {
  const std::uint64_t all = stored_units(study);
  std::mt19937_64 rng(std::random_device{}());
  std::set<std::uint64_t> places;
  for (std::uint64_t i = all - std::min(wanted, all); i < all; ++i)
    if (!places.insert(rng() % (i + 1)).second)
      places.insert(i);
  return stored_units_at(study, places);
}

void simulate_sample(const StudyReading& study, const VerifyFlags& flags, StudyFindings& findings) {
  const Threads threads(settled_threads(flags));
  UnitSimulation simulation(study, threads);
  for (const Unit& unit : sampled_units(study, flags.sample)) {
    if (std::any_of(findings.damaged.begin(), findings.damaged.end(),
                    [&](const DamagedUnit& damaged) { return damaged.unit == unit; }))
      continue;
    const UnitCheck check = check_unit(study, unit, simulation);
    ++findings.sampled;
    findings.same += check.difference.empty();
    findings.largest_difference = std::max(findings.largest_difference, check.largest_difference);
    if (!check.difference.empty())
      findings.differences.push_back(fmt::format("simulated again, replicate {} (world {}, point {}): {}",
                                                 unit.replicate, study.store.head().variants[unit.variant],
                                                 unit.point, check.difference));
  }
}

StudyFindings look(const StudyReading& study, const VerifyFlags& flags) {
  StudyFindings findings;
  look_at_store(study, findings);
  simulate_sample(study, flags, findings);
  if (!findings.damaged.empty()) {
    findings.folder.not_looked_at.emplace_back("tables: the store they are computed from is damaged");
    return findings;
  }
  const Scratch scratch;
  findings.folder = check_folder(study, scratch.path(), table_tolerance);
  for (const FileCheck& file : findings.folder.files)
    if (!file.difference.empty())
      findings.differences.push_back(fmt::format("{} {}", file.file, file.difference));
  return findings;
}

nlohmann::ordered_json to_json(const StudyFindings& findings) {
  const auto is_table = [](const FileCheck& file) {
    return file.file.starts_with(StudyFolder::tables_folder);
  };
  const auto& files = findings.folder.files;
  const auto tables = std::count_if(files.begin(), files.end(), is_table);
  const auto differ = std::count_if(files.begin(), files.end(), [&](const FileCheck& file) {
    return is_table(file) && !file.difference.empty();
  });
  return {{"ok", findings.good()},
          {"histories", findings.histories},
          {"replicates_damaged", findings.damaged.size()},
          {"digest", findings.digest},
          {"digest_as_in_manifest", findings.digest_agrees},
          {"replicates", findings.sampled},
          {"replicates_same", findings.same},
          {"largest_difference", findings.largest_difference},
          {"tables", tables},
          {"tables_differ", differ},
          {"files", files.size()},
          {"files_differ", files.size() - findings.files_that_agree()},
          {"differences", findings.differences},
          {"not_looked_at", findings.folder.not_looked_at}};
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string to_text(const StudyFindings& findings, const std::string& folder) {
  std::string text = fmt::format("{}: {}\n", folder, findings.good() ? "verified" : "NOT verified");
  text += fmt::format("  stored          {} histories, {} of {} replicates whole", findings.histories,
                      findings.replicates - findings.damaged.size(), findings.replicates);
  text += findings.digest.empty() ? "\n" : fmt::format("; digest {}\n", findings.digest);
  text += fmt::format("  simulated again {} of {} replicates, a random sample: {} the same to the last bit\n",
                      findings.sampled, findings.replicates, findings.same);
  std::vector<std::string> agree;
  for (const FileCheck& file : findings.folder.files)
    if (file.difference.empty())
      agree.push_back(file.file);
  if (!agree.empty())
    text += fmt::format("  computed anew   {} of {} files agree: {}\n", agree.size(),
                        findings.folder.files.size(), joined(agree));
  if (!findings.folder.not_looked_at.empty())
    text += fmt::format("  not looked at   {}\n", joined(findings.folder.not_looked_at));
  return text;
}

// Nobody can say which histories a study has whose head cannot be read.
int hopeless(const std::string& folder, const std::string& problem) {
  print_warning(problem + "\n" + advice_on(Mending::impossible, folder));
  return target_missed;
}

int verify(const VerifyFlags& flags) {
  try {
    if (flags.repair) {
      const Repair repair = repair_study(flags.folder, Threads(settled_threads(flags)));
      if (!repair.previous.empty())
        print_warning(fmt::format("{}: {} replicates were simulated again; the damaged store is kept as {}",
                                  flags.folder, repair.simulated.size(), repair.previous.string()));
    }
    bool opens = true;
    std::optional<StudyReading> study;
    try {
      study.emplace(read_study(flags.folder));
    } catch (const ResultsDamaged& damaged) {
      opens = false;
      print_warning(damaged.problem);
    } catch (const StoreDamaged& damaged) {
      opens = false;
      print_warning(damaged.what());
    }
    if (!study)
      study.emplace(read_damaged_study(flags.folder));
    StudyFindings findings = look(*study, flags);
    if (!opens)
      findings.differences.emplace_back("the store is damaged");
    for (const std::string& difference : findings.differences)
      print_warning(difference);
    if (flags.json)
      print_json(to_json(findings).dump(2));
    else
      print(to_text(findings, flags.folder));
    if (!findings.good() && findings.histories > 0 && !flags.repair)
      print_warning(fmt::format(
          "entente verify {} --repair simulates damaged replicates again and writes all other files anew",
          flags.folder));
    return findings.good() ? done : target_missed;
  } catch (const ResultsDamaged& damaged) {
    return hopeless(flags.folder, damaged.problem);
  } catch (const StoreDamaged& damaged) {
    return hopeless(flags.folder, damaged.what());
  }
}

} // namespace

Verb add_verify(Command program) {
  const auto flags = std::make_shared<VerifyFlags>();
  const Command verb =
      program.add_verb("verify", "Is a study what was written, and does this program give it again?");
  take_folder(verb, flags->folder);
  verb.option("--sample", flags->sample, "Replicates to run again (default 24)")
      .type_name("N")
      .between(std::size_t{1}, std::size_t{1'000'000});
  verb.flag("--repair", flags->repair,
            "First simulate damaged replicates again, and write all other files anew");
  add_thread_flag(verb, *flags);
  add_json_flag(verb, *flags);
  return {verb, [flags] { return verify(*flags); }};
}

} // namespace entente::cli
