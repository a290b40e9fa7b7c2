// Changes of a scenario by name after it was loaded (--set).
#pragma once
#include "engine/core/expected.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <string_view>

namespace entente {

// --set key=value. Keys: any parameter or structural number ("talks.skill_effect", "country.capacity"),
// months, start, title, description, id, and what stands in [run], [accord] and [network]. The value is
// written as in a file; a word needs no quotation marks. A parameter set here overrides every parameter set
// and is no longer uncertain. Where there are problems, told as of a file, the scenario stays as it was.
Problems try_apply_setting(Scenario& scenario, std::string_view key, std::string_view value);

// What is believed about a number, written as under [uncertain]: "{ uniform = [0.2, 0.8] }". Sizes that must
// be plain numbers in a file may have a range here.
Expected<Distribution> try_range_of(std::string_view key, std::string_view value);

// The scenario in one of its worlds: the world's numbers replace those of parameters, structure and
// uncertain. Where that is no scenario that can run, it stays as it was.
Problems try_apply_variant(Scenario& scenario, const NamedVariant& variant);

// The same for callers who want exceptions: each throws ScenarioError with the problems.
#ifdef __cpp_exceptions
void apply_setting(Scenario& scenario, std::string_view key, std::string_view value);
Distribution range_of(std::string_view key, std::string_view value);
void apply_variant(Scenario& scenario, const NamedVariant& variant);
#endif

} // namespace entente
