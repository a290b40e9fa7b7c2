#include "cli/study/dry_run.hpp"

#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/store/folder/run_study.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace entente::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double pilot_seconds = 2.0;

struct Pilot {
  double seconds_per_unit = 0.0, bytes_per_unit = 0.0;
};

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// One unit for every thread at least, then until the time is up.
Pilot pilot(const StudyOrder& order, int threads) {
  StudyFolder study = StudyFolder::temporary(order);
  const std::uint64_t empty = study.store().bytes();
  const std::size_t at_least = static_cast<std::size_t>(threads);
  std::atomic<bool> enough = false;
  std::size_t units = 0;
  StudyRun run;
  run.stop = &enough;
  run.skip_failed = true;
  const Clock::time_point begin = Clock::now();
  run.progress = [&](std::size_t done) {
    units = done;
    enough = interrupted() || (done >= at_least && seconds_since(begin) > pilot_seconds);
  };
  run_study(study, study.work(), run, Threads(threads));
  const double per_unit = 1.0 / static_cast<double>(std::max<std::size_t>(units, 1));
  return {seconds_since(begin) * per_unit, static_cast<double>(study.store().bytes() - empty) * per_unit};
}

std::string bytes_text(double bytes) {
  constexpr double thousand = 1000.0;
  constexpr std::array units{"bytes", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  while (bytes >= thousand && unit + 1 < units.size()) {
    bytes /= thousand;
    ++unit;
  }
  return fmt::format("{:.3g} {}", bytes, units[unit]);
}

} // namespace

int dry_run(const StudyOrder& order, const std::filesystem::path& folder, const Flags& flags) {
  std::size_t all = Work(order.design, [](std::uint32_t, std::uint32_t) { return 0U; }).size(), left = all;
  if (!folder.empty())
    StudyFolder::require_openable(folder, order);
  if (!folder.empty() && is_study(folder)) {
    const StudyReading there = read_study(folder);
    left = Work(order.design, [&](std::uint32_t variant, std::uint32_t point) {
             return there.store.next_replicate(variant, point);
           }).size();
  }
  const Pilot one = pilot(order, settled_threads(flags));
  const double units = static_cast<double>(left), seconds = units * one.seconds_per_unit;
  const std::size_t histories = left * order.scenario.strategies.size();
  if (flags.json) {
    print_json(nlohmann::ordered_json{{"histories", histories},
                                      {"replicates", left},
                                      {"already_stored", all - left},
                                      {"minutes", seconds / 60.0},
                                      {"disk_bytes", units * one.bytes_per_unit},
                                      {"threads", settled_threads(flags)}}
                   .dump(2));
    return done;
  }
  print(fmt::format("{} histories ({} replicates x {} strategies{}), about {} on {} {}, {} on disk for "
                    "histories, tables apart{}\n"
                    "Nothing was written.\n",
                    histories, left, order.scenario.strategies.size(),
                    all > left ? fmt::format("; {} replicates are stored already", all - left) : "",
                    duration_text(seconds), settled_threads(flags),
                    settled_threads(flags) == 1 ? "thread" : "threads",
                    bytes_text(units * one.bytes_per_unit), folder.empty() ? " if --out kept it" : ""));
  return done;
}

} // namespace entente::cli
