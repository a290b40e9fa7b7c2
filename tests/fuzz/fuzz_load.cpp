// Any text, as TOML or as JSON, loads or is refused with a ScenarioError; nothing else may happen. What loads
// must survive being written out and loaded again.
#include "engine/core/error.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/read/change.hpp"
#include "engine/scenario/read/load.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

// Every name leads back to the same text, so that circles are met too.
entente::ResolveExtends same_text(const std::string& text) {
  return [&text](std::string_view name, std::string_view) -> entente::Expected<entente::SourceText> {
    if (name.size() > 3)
      return entente::Problem{"", 0, 0, "there is no such file"};
    return entente::SourceText{text, std::string(name), std::string(name)};
  };
}

void load(const std::string& text, const char* file_name) {
  entente::Scenario scenario;
  try {
    scenario = entente::load_scenario(text, file_name, same_text(text));
  } catch (const entente::ScenarioError&) {
    return;
  }
  const std::string resolved = entente::resolved_toml(scenario);
  if (entente::load_scenario(resolved, "resolved.toml", same_text("")) != scenario)
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  load(text, "fuzz.toml");
  load(text, "fuzz.json");
  if (const std::size_t equals = text.find('='); equals != std::string::npos) {
    entente::Scenario scenario;
    try {
      entente::apply_setting(scenario, text.substr(0, equals), text.substr(equals + 1));
    } catch (const entente::ScenarioError&) {
    }
  }
  return 0;
}
