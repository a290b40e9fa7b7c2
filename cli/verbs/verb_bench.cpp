// What does this machine get out of the program?
#include "cli/bench/bench.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"

#include <fmt/format.h>

#include <memory>

namespace entente::cli {
namespace {

// On a machine of the kind the goals were set on, a plain loop below this is no fair measure.
constexpr double honest_plain_rate = 25e6;

std::string text_of(const WorkloadResults& w, const ModelResults& m) {
  std::string text;
  const auto line = [&](std::string_view question, const std::string& answer) {
    constexpr std::size_t column = 62;
    text += padded(std::string(question), column) + answer + "\n";
  };
  const auto times = [](double ratio) { return fmt::format("{:.{}f} times", ratio, ratio < 1.5 ? 2 : 1); };
  constexpr double million = 1e6, mebibyte = 1024.0 * 1024.0;
  text += bold("Reference workload: confidence in a small world") + "\n";
  line("plain loop, a million agents, one thread",
       fmt::format("{:.1f} million updates a second", w.csr_updates_per_s / million));
  line("ours, one thread", fmt::format("{:.1f} million updates a second", w.w_updates_per_s / million));
  line("against the plain loop, one thread", times(w.w_ratio_to_csr));
  line("... two threads", times(w.w_ratio_to_csr_2t));
  line("... names shuffled; if put in order, that counts", times(w.w_shuffled_ratio));
  line("mean confidence at the end: plain, ours, shuffled",
       fmt::format("{:.6f} {:.6f} {:.6f}", w.plain_mean, w.mean, w.shuffled_mean));
  line("ensemble of runs with 1,000 agents, one thread", fmt::format("{:.0f} runs a second", w.e_runs_per_s));
  line("against the plain loop, one thread", times(w.e_ratio_to_csr));
  line("... two threads", times(w.e_ratio_to_csr_2t));
  line("mean confidence at the end: plain, ours", fmt::format("{:.6f} {:.6f}", w.e_plain_mean, w.e_mean));
  text += bold("The model") + "\n";
  line("citizens' month, a million citizens, one thread",
       fmt::format("{:.1f} million a second", m.citizen_months_per_s / million));
  line("... as a share of the reference workload's rate", fmt::format("{:.2f}", m.citizens_share_of_w));
  line("histories, ten strategies, 300 citizens, two threads",
       fmt::format("{:.0f} a second", m.histories_per_s));
  line("... while the plain loop makes a million updates",
       fmt::format("{:.0f}", histories_per_million_updates(w, m)));
  line("citizens' month, ten strategies against one in as many lanes", times(m.ten_lanes_to_one_lane));
  line("... against the fastest form of one", times(m.ten_arms_to_one));
  line("whole history, ten strategies against one", times(m.ten_arms_to_one_history));
  line("study on two threads against one", times(m.scaling_2t));
  line("study of one society against its months alone, 50 replicates", times(m.shared_society_ratio));
  line("accords holding five years to a point, longest of R1 to R7",
       fmt::format("{:.1f} s", m.point_seconds));
  line("... all seven", fmt::format("{:.0f} s", m.point_seconds_of_all));
  line("memory of a citizen", fmt::format("{:.0f} bytes", m.bytes_per_citizen));
  line("society and network of 50 million citizens, two threads", fmt::format("{:.0f} s", m.network_build_s));
  line(m.country_projected ? "their 240 months, projected from a slice" : "their 240 months, simulated",
       fmt::format("{:.0f} s", m.country_seconds));
  line("time a citizen and month, ten times the citizens against one", times(m.growth_ratio));
  line("memory at the peak of a study", fmt::format("{:.0f} MiB", m.study_peak_bytes / mebibyte));
  line("reading and checking the baseline", fmt::format("{:.1f} ms", m.startup_ms));
  return text;
}

void require_country(const Flags& flags) {
  Flags country = flags;
  country.scenario = "builtin:scale/country";
  require_memory(open_scenario(country), 1, 1);
}

void complain_of_machine(const Flags& flags, const WorkloadResults& workloads) {
  constexpr double million = 1e6, quiet = 1.1;
  if (workloads.csr_updates_per_s < honest_plain_rate)
    print_note(
        flags,
        fmt::format("the plain loop made {:.1f} million updates a second: below {:.0f} million it is no "
                    "fair measure, or the processor is slow",
                    workloads.csr_updates_per_s / million, honest_plain_rate / million));
  if (workloads.busy > quiet)
    print_note(flags,
               fmt::format("others were at work: {:.1f} seconds passed for one of processor time. What was "
                           "measured on two threads says little",
                           workloads.busy));
}

int bench(const Flags& flags, bool full) {
  if (full)
    require_country(flags);
  const auto doing = [&](std::string_view what) { print_note(flags, fmt::format("measuring {}", what)); };
  print_note(flags, fmt::format("processor level {}", rules::name_of(rules::best_level())));
  const ModelResults model = measure_model(full, doing);
  const WorkloadResults workloads = measure_workloads(doing);
  complain_of_machine(flags, workloads);
  if (flags.json)
    print_json(bench_json(workloads, model));
  else
    print(text_of(workloads, model));
  return done;
}

} // namespace

Verb add_bench(Command program) {
  const auto flags = std::make_shared<Flags>();
  const auto full = std::make_shared<bool>(false);
  const Command verb = program.add_verb("bench", "Measure throughput, scaling and memory on this machine");
  add_json_flag(verb, *flags);
  add_verbosity_flags(verb, *flags);
  verb.flag("--full", *full, "Live the country of 50 million citizens whole, in minutes and gibibytes");
  return {verb, [flags, full] { return bench(*flags, *full); }};
}

} // namespace entente::cli
