#include "engine/api/request.hpp"

#include "engine/api/experiment.hpp"
#include "engine/api/session.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>

namespace entente {
namespace {

// Deeper than any request; what is read is written again, call in call.
constexpr std::size_t maximum_request_depth = 64;

bool is_too_deep(std::string_view line) {
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && in_text)
      ++i;
    else if (line[i] == '"')
      in_text = !in_text;
    else if (!in_text && (line[i] == '[' || line[i] == '{') && ++depth > maximum_request_depth)
      return true;
    else if (!in_text && depth > 0 && (line[i] == ']' || line[i] == '}'))
      --depth;
  }
  return false;
}

std::string bounds_text(std::uint64_t minimum, std::uint64_t maximum) {
  return "needed is a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum);
}

} // namespace

Request::Request(std::string_view line) {
  if (line.size() > maximum_request_bytes) {
    refuse("", "the line has more than " + std::to_string(maximum_request_bytes) + " bytes");
  } else if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
    refuse("", "the line is blank; {} asks for the scenario as it is");
  } else if (is_too_deep(line)) {
    refuse("", "the line has more than " + std::to_string(maximum_request_depth) +
                   " lists and objects in one another");
  } else {
    json_ = Json::parse(line, nullptr, false);
    if (!json_.is_object())
      refuse("", "the line is no JSON object");
  }
}

void Request::allow(std::span<const std::string_view> keys) {
  for (const auto& [key, value] : json_.items())
    if (key != "id" && key != "do" && std::find(keys.begin(), keys.end(), key) == keys.end())
      refuse("/" + printable(key), in_quotes(key) + " is not known" + suggestion(key, keys));
}

std::string Request::text(std::string_view key, bool needed) {
  const auto found = json_.find(key);
  if (found != json_.end() && found->is_string())
    return found->get<std::string>();
  if (found != json_.end() || needed)
    refuse("/" + std::string(key), "needed is a text");
  return {};
}

std::uint64_t Request::whole(std::string_view key, std::uint64_t minimum, std::uint64_t maximum,
                             std::uint64_t otherwise) {
  const auto found = json_.find(key);
  if (found == json_.end())
    return otherwise;
  if (found->is_number_unsigned() && found->get<std::uint64_t>() >= minimum &&
      found->get<std::uint64_t>() <= maximum)
    return found->get<std::uint64_t>();
  refuse("/" + std::string(key), bounds_text(minimum, maximum));
  return otherwise;
}

std::vector<std::size_t> Request::strategies(std::string_view key, const Scenario& scenario,
                                             std::vector<std::size_t> otherwise) {
  const auto found = json_.find(key);
  if (found == json_.end())
    return otherwise;
  std::vector<std::size_t> chosen;
  const auto take = [&](const Json& name, const std::string& path) {
    if (!name.is_string())
      return refuse(path, "needed is the name of a strategy, or a list of names");
    const auto position = strategy_index(scenario, name.get<std::string>());
    if (position)
      chosen.push_back(*position);
    else
      refuse(path, position.problems());
  };
  const std::string path = "/" + std::string(key);
  if (found->is_array() && !found->empty())
    for (std::size_t i = 0; i < found->size(); ++i)
      take((*found)[i], path + "/" + std::to_string(i));
  else
    take(*found, path);
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

void Request::refuse(std::string path, std::string message) {
  errors_.push_back({{"path", std::move(path)}, {"message", std::move(message)}});
}

void Request::refuse(const std::string& path, const Problems& problems, bool places) {
  for (const Problem& problem : problems) {
    refuse(path, problem.message);
    if (!places || problem.file.empty())
      continue;
    errors_.back()["file"] = problem.file;
    if (problem.line > 0)
      errors_.back()["line"] = problem.line;
    if (problem.column > 0)
      errors_.back()["column"] = problem.column;
  }
}

std::optional<std::string> setting_text(const Json& value) {
  if (value.is_number_float())
    return number_text(value.get<double>());
  if (value.is_number() || value.is_boolean())
    return value.dump();
  if (value.is_string())
    return value.get<std::string>();
  return std::nullopt;
}

} // namespace entente
