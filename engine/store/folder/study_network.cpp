#include "engine/store/folder/study_network.hpp"

#include "engine/core/error.hpp"
#include "engine/outcomes/digest.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/store/files/files.hpp"
#include "engine/store/files/write_file.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "network-", list = ".txt", graphml = ".graphml";
constexpr std::size_t digits = 16;

bool is_imported(const Scenario& scenario) {
  return scenario.network.model == NetworkSource::Model::imported;
}

// The ending is for other programs that open it, and follows from the text.
std::string kept_name(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool is_xml = first != std::string_view::npos && text[first] == '<';
  return fmt::format("{}{}{}", prefix, sha256_of(text).substr(0, digits), is_xml ? graphml : list);
}

} // namespace

bool is_kept_network(std::string_view file_name) {
  if (!file_name.starts_with(prefix))
    return false;
  file_name.remove_prefix(prefix.size());
  const std::size_t dot = file_name.find_first_not_of("0123456789abcdef");
  return dot == digits && (file_name.substr(dot) == list || file_name.substr(dot) == graphml);
}

Scenario with_kept_network(Scenario scenario) {
  if (is_imported(scenario))
    scenario.network.file = kept_name(scenario.network.text);
  return scenario;
}

void keep_network(const fs::path& folder, const Scenario& scenario) {
  if (!is_imported(scenario))
    return;
  const fs::path file = folder / scenario.network.file;
  std::error_code error;
  if (!fs::exists(file, error) || kept_name(read_network(file.string())) != scenario.network.file)
    write_whole_file(file, scenario.network.text);
}

std::string read_kept_network(const fs::path& folder, const Scenario& scenario) {
  if (!is_imported(scenario))
    return {};
  const std::string& name = scenario.network.file;
  if (!is_kept_network(name))
    throw StudyRefused(fmt::format("{} was made by a version that kept no copy of its network ({}), so that "
                                   "nobody can tell whether that file is still the same: run the study again "
                                   "in a new folder",
                                   folder.string(), name));
  const fs::path file = folder / name;
  std::error_code error;
  if (!fs::exists(file, error))
    throw StoreDamaged(fmt::format("{} is not there: it is the study's copy of its network", file.string()));
  std::string text = read_network(file.string());
  if (kept_name(text) != name)
    throw StoreDamaged(
        fmt::format("{} is no longer the network that the study was run with: its name says of "
                    "which text it is the copy, by SHA-256",
                    file.string()));
  return text;
}

} // namespace entente
