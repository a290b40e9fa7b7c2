// How far a study has come.
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/study/folder_argument.hpp"
#include "cli/study/shards.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/store/files/errors.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;

struct StatusFlags : Flags {
  std::string folder;
};

struct Progressed {
  std::string status;
  std::uint64_t done = 0, planned = 0, failed = 0; // histories
  std::uint32_t shards = 1;
  std::optional<Manifest> manifest;
};

// Of a study without a manifest that says it.
constexpr const char* manifest_missing = "manifest missing";
constexpr const char* manifest_unreadable = "manifest unreadable";

std::string status_of(const StudyGlance& study, const std::filesystem::path& folder) {
  if (study.running)
    return "running";
  if (!study.manifest) {
    std::error_code error;
    const bool there =
        std::filesystem::exists(std::filesystem::symlink_status(folder / manifest_file, error));
    return there ? manifest_unreadable : manifest_missing;
  }
  const StudyStatus status = study.manifest->status;
  if (status == StudyStatus::running)
    return "interrupted";
  if (status == StudyStatus::finished && study.store.histories < study.planned)
    return "incomplete"; // interrupted while it began to be extended, say
  return std::string(name_of(status));
}

Progressed progress_of(const std::filesystem::path& folder) {
  const StudyGlance study = glance_at_study(folder);
  Progressed progress;
  progress.done = study.store.histories;
  progress.planned = study.planned;
  progress.failed = study.store.failed;
  progress.shards = study.store.head.shard.count;
  progress.manifest = study.manifest;
  progress.status = status_of(study, folder);
  return progress;
}

std::string advice(const std::string& status, const std::string& folder) {
  if (status == manifest_missing || status == manifest_unreadable)
    return fmt::format("manifest.json {}: whether the study ended, and by which command, is not known; "
                       "the command that made it writes it anew, and so does `entente verify {} --repair`",
                       status == manifest_missing ? "is not there" : "cannot be understood", folder);
  if (status == "interrupted" || status == "stopped" || status == "incomplete")
    return "the same command goes on where it stopped";
  if (status == "failed")
    return "a history failed; the same command with --on-error skip goes on";
  return {};
}

Json to_json(const Progressed& progress) {
  Json json{{"status", progress.status},
            {"histories", progress.done},
            {"planned", progress.planned},
            {"failed", progress.failed}};
  if (progress.manifest) {
    json["seed"] = progress.manifest->seed;
    json["command"] = progress.manifest->command;
    json["started"] = progress.manifest->started;
    json["ended"] = progress.manifest->ended;
    json["digest"] = progress.manifest->digest;
  }
  return json;
}

std::string to_text(const std::string& folder, const Progressed& progress) {
  const double share = progress.planned == 0 ? 0.0
                                             : 100.0 * static_cast<double>(progress.done) /
                                                   static_cast<double>(progress.planned);
  std::string text = fmt::format("{}: {}, {} of {} histories ({:.0f} %)", folder, progress.status,
                                 progress.done, progress.planned, share);
  if (progress.failed > 0)
    text += fmt::format(", {} failed", progress.failed);
  text += "\n";
  if (progress.manifest) {
    text += fmt::format("  command  {}\n  seed     {}\n  started  {}\n", progress.manifest->command,
                        progress.manifest->seed, progress.manifest->started);
    if (!progress.manifest->ended.empty())
      text += fmt::format("  ended    {}\n", progress.manifest->ended);
    if (!progress.manifest->digest.empty())
      text += fmt::format("  digest   {}\n", progress.manifest->digest);
  }
  if (const std::string what = advice(progress.status, folder); !what.empty())
    text += "  " + what + "\n";
  return text;
}

// What is said of a folder beside which others are to be told of, whether or not it can be read.
struct Told {
  Json json;
  std::string text;
  std::optional<Progressed> progress; // nothing: it cannot be read
};

Told told_of(const std::filesystem::path& folder) {
  const auto unread = [&](const char* what, const std::string& problem) -> Told {
    return {{{"status", what}, {"problem", problem}},
            fmt::format("{}: {}\n  {}\n", folder.string(), what, problem),
            std::nullopt};
  };
  try {
    const Progressed progress = progress_of(folder);
    return {to_json(progress), to_text(folder.string(), progress), progress};
  } catch (const StoreDamaged& damaged) {
    return unread("damaged", damaged.what());
  } catch (const StoreFailure& failure) {
    return unread("unreadable", failure.what());
  } catch (const StudyRefused& refused) {
    return unread("unreadable", refused.what());
  }
}

std::string summary_of(const std::string& folder, const std::vector<Told>& shards) {
  std::size_t finished = 0, all = shards.size();
  for (const Told& shard : shards)
    if (shard.progress) {
      finished += shard.progress->status == "finished";
      all = std::max<std::size_t>(all, shard.progress->shards);
    }
  return finished == all ? fmt::format("all shards are finished: entente merge {}\n", folder)
                         : fmt::format("{} shards of {} are finished\n", finished, all);
}

void show(const StatusFlags& flags, const Json& json, const std::string& text) {
  if (flags.json)
    print_json(json.dump(2));
  else
    print(text);
}

int status(const StatusFlags& flags) {
  const std::vector<std::filesystem::path> folders = shards_in(flags.folder);
  if (folders.empty()) {
    const Progressed progress = progress_of(flags.folder);
    show(flags, to_json(progress), to_text(flags.folder, progress));
    return done;
  }
  Json json = Json::object();
  std::string text;
  bool all_read = true;
  if (is_study(flags.folder)) {
    const Told whole = told_of(flags.folder);
    json = whole.json;
    text = whole.text;
    all_read = whole.progress.has_value();
  }
  std::vector<Told> shards;
  for (const std::filesystem::path& folder : folders) {
    const Told& shard = shards.emplace_back(told_of(folder));
    json["shards"][folder.filename().string()] = shard.json;
    text += shard.text;
    all_read = all_read && shard.progress.has_value();
  }
  if (!is_study(flags.folder))
    text += summary_of(flags.folder, shards);
  show(flags, json, text);
  return all_read ? done : runs_failed;
}

} // namespace

Verb add_status(Command program) {
  const auto flags = std::make_shared<StatusFlags>();
  const Command verb = program.add_verb("status", "How far a study has come, and how to go on");
  take_folder(verb, flags->folder);
  add_json_flag(verb, *flags);
  return {verb, [flags] { return status(*flags); }};
}

} // namespace entente::cli
