// Scenarios from texts that stand in the test itself.
#pragma once
#include "engine/core/error.hpp"
#include "engine/scenario/read/load.hpp"

#include <map>
#include <string>
#include <vector>

namespace entente::test {

using Files = std::map<std::string, std::string>; // name -> text

ResolveExtends among(const Files& files);
Scenario load(const std::string& text, const Files& files = {}, const std::string& file_name = "test.toml");
// Every problem as "file:line:column: message"; none if the text loads.
std::vector<std::string> problems(const std::string& text, const Files& files = {},
                                  const std::string& file_name = "test.toml");
// The one problem of a text; a text for the failed test if there are none or several.
std::string problem(const std::string& text, const Files& files = {},
                    const std::string& file_name = "test.toml");

std::string read_file(const std::string& path); // from the root of the sources
bool contains(const std::string& text, const std::string& part);

} // namespace entente::test
