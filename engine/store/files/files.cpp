#include "engine/store/files/files.hpp"

#include "engine/core/error.hpp"
#include "engine/scenario/read/builtin_source.hpp"
#include "engine/scenario/read/text_limits.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <filesystem>
#include <fstream>
#include <vector>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view suffix = ".toml";

Problem refusal(const std::string& name, const std::string& what) {
  return {printable(name, 200), 0, 0, what};
}

[[noreturn]] void refuse(const std::string& name, const std::string& what) {
  throw ScenarioError({refusal(name, what)});
}

// One byte more than is allowed is enough to be refused by size.
std::string read_limited(std::ifstream& file) {
  std::string text(maximum_file_bytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

Expected<SourceText> read_file(const std::string& name, const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status))
    return refusal(name, "there is no such file");
  if (fs::is_directory(status))
    return refusal(name, "this is a folder; a scenario file is needed");
  if (const auto bytes = fs::file_size(path, error); !error && bytes > maximum_file_bytes)
    return refusal(name, "the file has " + std::to_string(bytes) + " bytes; allowed are " +
                             std::to_string(maximum_file_bytes) + " (8 MiB)");
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return refusal(name, "the file cannot be opened for reading");
  const fs::path whole = fs::weakly_canonical(path, error);
  return SourceText{read_limited(file), name, error ? path.string() : whole.string()};
}

// The name of a file as somebody in the current folder would write it.
std::string seen_from_here(const fs::path& path) {
  std::error_code error;
  const fs::path whole = path.lexically_normal();
  const fs::path near = whole.lexically_proximate(fs::current_path(error));
  return near.begin() != near.end() && *near.begin() == ".." ? whole.string() : near.string();
}

// Says which of the builtin files somebody may have meant who leaves out "builtin:".
Problem problem_with_missing(const std::string& file, std::string_view name,
                             std::span<const EmbeddedFile> embedded) {
  const std::string_view wanted = name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : name;
  std::vector<std::string_view> known;
  for (const EmbeddedFile& one : embedded)
    if (const std::string_view builtin_file = name_of_builtin(one.path); !builtin_file.empty())
      known.push_back(builtin_file);
  const std::string_view near = nearest(wanted, known);
  return refusal(
      file,
      "there is no such file" +
          (near.empty() ? "" : "; what comes with the program is \"builtin:" + std::string(near) + "\""));
}

} // namespace

SourceText read_source(std::string_view name, std::span<const EmbeddedFile> embedded) {
  return value_or_throw(name.starts_with(builtin_prefix)
                            ? builtin_source(name, embedded)
                            : read_file(std::string(name), fs::path(std::string(name))));
}

ResolveExtends resolver(std::span<const EmbeddedFile> embedded) {
  return [embedded](std::string_view name, std::string_view from) -> Expected<SourceText> {
    if (name.starts_with(builtin_prefix))
      return builtin_source(name, embedded);
    if (from.starts_with(builtin_prefix)) { // beside a builtin file lie builtin files
      const fs::path folder = fs::path(std::string(from.substr(builtin_prefix.size()))).parent_path();
      const fs::path beside = (folder / std::string(name)).lexically_normal();
      return builtin_source(std::string(builtin_prefix) + beside.generic_string(), embedded);
    }
    const fs::path beside = fs::path(std::string(from)).parent_path() / std::string(name);
    std::error_code error;
    if (!fs::exists(beside, error))
      return problem_with_missing(seen_from_here(beside), name, embedded);
    return read_file(seen_from_here(beside), beside);
  };
}

std::string read_network(const std::string& name) {
  std::error_code error;
  const fs::file_status status = fs::status(fs::path(name), error);
  if (!fs::exists(status))
    refuse(name, "there is no such file");
  if (fs::is_directory(status))
    refuse(name, "this is a folder; the file of a network is needed");
  const auto bytes = fs::file_size(fs::path(name), error);
  std::ifstream file(name, std::ios::binary);
  if (error || !file)
    refuse(name, "the network file cannot be opened for reading");
  constexpr std::uintmax_t most = std::uintmax_t{1} << 33;
  if (bytes > most)
    refuse(name, "the network file has " + std::to_string(bytes) + " bytes; allowed are " +
                     std::to_string(most) + " (8 GiB)");
  std::string text(bytes, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

Scenario load_scenario_file(std::string_view name, std::span<const EmbeddedFile> embedded,
                            LoadReport* report) {
  LoadReport own;
  LoadReport& told = report != nullptr ? *report : own;
  Scenario scenario = load_scenario(read_source(name, embedded), resolver(embedded), &told);
  if (scenario.network.model != NetworkSource::Model::imported)
    return scenario;
  try {
    scenario.network.text = read_network(scenario.network.file);
  } catch (const ScenarioError& error) {
    Problem problem = told.network_file;
    problem.message = "network.file: " + error.problems().front().text();
    throw ScenarioError({std::move(problem)});
  }
  return scenario;
}

} // namespace entente
