// Study folders to begin with.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

struct Template {
  std::string_view name, summary;
  std::string scenario;     // scenario.toml
  std::string_view command; // its words after the program's name
  std::string_view next;    // what to try next, for README.md
};

const std::vector<Template>& templates();

} // namespace entente::cli
