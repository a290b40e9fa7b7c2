// The explorer's page with a scenario open in it.
#include "analysis/report/draw/readings.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/output/target_file.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/embedded.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/store/files/write_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace entente::cli {
namespace {

// What the page holds where a scenario may stand (explorer/page/index.html).
constexpr std::string_view place_of_scenario = R"(<script type="application/json" id="given"></script>)";

struct ExploreFlags : Flags {
  std::string file = "explorer.html", page;
};

std::string page_of(const ExploreFlags& flags) {
  if (!flags.page.empty())
    try {
      return read_whole_file(flags.page);
    } catch (const StoreFailure& failure) {
      throw ScenarioError(fmt::format("--page: {}", failure.what()));
    }
  const auto carried = embedded_file("explorer.html");
  if (!carried)
    throw ScenarioError(
        "this program was built without the explorer's page: `scripts/explorer` builds both, or "
        "--page FILE names a page from elsewhere");
  return std::string(*carried);
}

// Written out whole, since a page opens no other file.
std::string scenario_json(const ExploreFlags& flags) {
  const Scenario scenario = open_scenario(flags);
  const std::string name = std::filesystem::path(flags.scenario).filename().string();
  return fmt::format("{{\"name\":{},\"text\":{}}}", report::json_text(name),
                     report::json_text(resolved_toml(scenario)));
}

int explore(const ExploreFlags& flags) {
  std::string page = page_of(flags);
  const std::size_t place = page.find(place_of_scenario);
  if (place == std::string::npos)
    throw ScenarioError(fmt::format("{} is not the explorer's page", flags.page));
  require_target(
      flags.file, [](const auto&) { return false; }, "--out PAGE writes another");
  if (!flags.scenario.empty())
    page.insert(place + place_of_scenario.find("</"), scenario_json(flags));
  write_whole_file(flags.file, page);
  print(fmt::format("{}\n", flags.file));
  print_note(flags, "Open it in a browser: it needs no network, no program and no other file.");
  return done;
}

} // namespace

Verb add_explore(Command program) {
  const auto flags = std::make_shared<ExploreFlags>();
  const Command verb =
      program.add_verb("explore", "A page that simulates in anybody's browser, with a scenario open in it");
  verb.path("FILE", flags->scenario,
            "Scenario: a file, builtin:NAME, or a name that `entente list scenarios` shows")
      .type_name("");
  verb.path("--out", flags->file, "The page to write (default: explorer.html)").type_name("PAGE");
  verb.path("--page", flags->page, "The explorer's page to take instead of the one that the program carries")
      .type_name("PAGE");
  add_setting_flags(verb, *flags);
  add_verbosity_flags(verb, *flags);
  return {verb, [flags] { return explore(*flags); }};
}

} // namespace entente::cli
