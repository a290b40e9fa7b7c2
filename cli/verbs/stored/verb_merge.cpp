// Joins the shards of a study into what one process would have made.
#include "analysis/study/study_tables.hpp"
#include "analysis/sweep/sweep_design.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/study/folder_argument.hpp"
#include "cli/study/journal_note.hpp"
#include "cli/study/shards.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/store/files/machine.hpp"
#include "engine/store/folder/difference.hpp"
#include "engine/store/folder/study_folder.hpp"
#include "engine/store/folder/study_identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

struct MergeFlags : Flags {
  std::string folder;
  std::vector<std::string> shards;
};

using Shards = std::map<std::uint32_t, StudyReading>; // by index

void require_same(const StudyReading& first, const StudyReading& other) {
  StoreHead a = first.store.head(), b = other.store.head();
  std::string what = difference(identity_of_whole(a), identity_of_whole(b));
  const auto differ = [&](std::string_view name, std::uint32_t here, std::uint32_t there) {
    if (here != there)
      what += fmt::format("- {0}: {1}\n+ {0}: {2}\n", name, here, there);
  };
  differ("shards", a.shard.count, b.shard.count);
  differ("replicates", first.design.replicates, other.design.replicates);
  a.shard = b.shard = {};
  if (what.empty() && !(a == b))
    what = "the names or units of what they hold\n";
  if (!what.empty())
    throw StudyRefused(fmt::format("{} and {} are not shards of the same study. Nothing was merged. What "
                                   "differs (- in the first, + in the second):\n{}",
                                   first.folder.string(), other.folder.string(), what));
}

Shards open_shards(const MergeFlags& flags) {
  std::vector<fs::path> folders(flags.shards.begin(), flags.shards.end());
  if (folders.empty())
    folders = shards_in(flags.folder);
  if (folders.empty())
    throw StudyRefused(
        fmt::format("{} holds no shards: run them with --shard I/N --out {}, or name their folders",
                    flags.folder, flags.folder));
  Shards shards;
  for (const fs::path& folder : folders) {
    StudyReading shard = read_study(folder);
    written_digest(shard); // what is damaged joins nothing
    if (!shards.empty()) {
      require_same(shards.begin()->second, shard);
      shard.scenario.network.text = {}; // one shard's copy will do
    }
    const std::uint32_t index = shard.design.shard.index;
    if (!shards.emplace(index, std::move(shard)).second)
      throw StudyRefused(fmt::format("shard {} is there twice", index + 1));
  }
  return shards;
}

// Every shard is there and has all its replicates.
void require_whole(const Shards& shards) {
  const std::uint32_t count = shards.begin()->second.design.shard.count;
  std::string lacking;
  for (std::uint32_t index = 0; index < count; ++index) {
    const auto shard = shards.find(index);
    const auto next = [&](std::uint32_t variant, std::uint32_t point) {
      return shard->second.store.next_replicate(variant, point);
    };
    if (shard == shards.end())
      lacking += fmt::format("\n  shard {} of {} is missing", index + 1, count);
    else if (const std::size_t left = Work(shard->second.design, next).size(); left > 0)
      lacking += fmt::format("\n  shard {} of {} lacks {} replicates: run it again", index + 1, count, left);
  }
  if (!lacking.empty())
    throw StudyRefused("not all shards are finished; nothing was merged:" + lacking);
}

StudyOrder order_of(const StudyReading& shard) {
  StudyOrder order;
  order.verb = shard.store.head().verb;
  order.sweep = shard.store.head().sweep;
  order.more_points = !order.sweep.empty() && grows(sweep_design_of(order.sweep).layout);
  order.scenario = shard.scenario;
  order.design = shard.design;
  order.design.shard = {};
  order.keep = shard.store.head().keep;
  order.command = command_line();
  if (shard.manifest) {
    order.processor = shard.manifest->processor;
    order.threads = shard.manifest->threads;
  }
  return order;
}

int merge(const MergeFlags& flags) {
  const Shards shards = open_shards(flags);
  require_whole(shards);
  const auto with_network = std::find_if(shards.begin(), shards.end(), [](const auto& shard) {
    return !shard.second.scenario.network.text.empty();
  });
  const StudyReading& first = with_network == shards.end() ? shards.begin()->second : with_network->second;
  StudyOrder order = order_of(first);
  if (flags.rollback_journal)
    order.journal = Journal::rollback;
  StudyFolder study = StudyFolder::open(flags.folder, order);
  say_journal(study, flags);
  const Work work = study.work();
  const auto count = first.design.shard.count;
  for (std::size_t i = 0; i < work.size(); ++i) {
    const Unit unit = work[i];
    const auto holds = [&](const auto& shard) {
      return Shard{shard.first, count}.takes(unit.point, unit.replicate);
    };
    const auto shard = std::find_if(shards.begin(), shards.end(), holds);
    const std::vector<Outcomes> arms = shard->second.store.unit(unit);
    study.store().append(unit, arms);
  }
  study.end(StudyStatus::finished, [&] { return write_study_files(study); });
  print_note(flags, fmt::format("{}: {} histories of {} shards; digest {}", flags.folder,
                                study.manifest().histories, count, study.manifest().digest));
  const bool failed = study.manifest().failed > 0;
  study.close();
  return failed ? runs_failed : done;
}

} // namespace

Verb add_merge(Command program) {
  const auto flags = std::make_shared<MergeFlags>();
  const Command verb = program.add_verb("merge", "Join the shards of a study");
  take_folder(verb, flags->folder);
  verb.option("SHARD", flags->shards, "Folders of the shards (default: those in DIR)").type_name("");
  add_journal_flag(verb, *flags);
  add_verbosity_flags(verb, *flags);
  return {verb, [flags] { return merge(*flags); }};
}

} // namespace entente::cli
