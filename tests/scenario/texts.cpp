#include "tests/scenario/texts.hpp"

#include <fstream>
#include <sstream>

namespace entente::test {

ResolveExtends among(const Files& files) {
  return [files](std::string_view name, std::string_view) -> Expected<SourceText> {
    const auto found = files.find(std::string(name));
    if (found == files.end())
      return Problem{"", 0, 0, "there is no file '" + std::string(name) + "'"};
    return SourceText{found->second, found->first, found->first};
  };
}

Scenario load(const std::string& text, const Files& files, const std::string& file_name) {
  return load_scenario(text, file_name, among(files));
}

std::vector<std::string> problems(const std::string& text, const Files& files, const std::string& file_name) {
  std::vector<std::string> texts;
  try {
    load(text, files, file_name);
  } catch (const ScenarioError& error) {
    for (const Problem& problem : error.problems())
      texts.push_back(problem.text());
  }
  return texts;
}

std::string problem(const std::string& text, const Files& files, const std::string& file_name) {
  const std::vector<std::string> all = problems(text, files, file_name);
  if (all.size() == 1)
    return all.front();
  std::string joined = std::to_string(all.size()) + " problems";
  for (const std::string& one : all)
    joined += "\n" + one;
  return joined;
}

std::string read_file(const std::string& path) {
  std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

} // namespace entente::test
