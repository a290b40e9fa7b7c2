#include "analysis/evidence/stored_evidence.hpp"

#include "engine/core/build_info.hpp"
#include "engine/core/json_number.hpp"
#include "engine/outcomes/digest.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/write_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

std::string values_of(const Parameters& parameters) {
  std::string text;
  for (const ParameterField& field : parameter_table())
    text += field.key() + "=" + number_text(field.value(parameters)) + "\n";
  return text;
}

Json head_of(const MeasuredOn& on) {
  return {{"version", on.version},
          {"parameters_sha256", on.parameters_sha256},
          {"seed", on.seed},
          {"simulated", on.simulated}};
}

MeasuredOn head_from(const Json& json) {
  return {json.at("version").get<std::string>(), json.at("parameters_sha256").get<std::string>(),
          json.at("seed").get<std::uint64_t>(), json.at("simulated").get<std::size_t>()};
}

Json row_json(const EvidenceRow& row) {
  const Target& t = row.target;
  return {{"id", t.id},
          {"name", t.name},
          {"published", t.published},
          {"low", json_number<Json>(t.low)},
          {"high", json_number<Json>(t.high)},
          {"how", t.how},
          {"ours", json_number<Json>(row.ours)},
          {"ours_low", json_number<Json>(row.interval.low)},
          {"ours_high", json_number<Json>(row.interval.high)},
          {"inside", row.inside}};
}

EvidenceRow row_from(const Json& json) {
  EvidenceRow row;
  row.target.id = json.at("id").get<std::string>();
  row.target.name = json.at("name").get<std::string>();
  row.target.published = json.at("published").get<std::string>();
  row.target.low = number_from_json(json.at("low"));
  row.target.high = number_from_json(json.at("high"));
  row.target.how = json.at("how").get<std::string>();
  row.ours = number_from_json(json.at("ours"));
  row.interval = {number_from_json(json.at("ours_low")), number_from_json(json.at("ours_high"))};
  row.inside = json.at("inside").get<bool>();
  return row;
}

Json path_json(const AccordPath& path) {
  Json years = Json::array();
  for (const AccordPathYear& year : path.years)
    years.push_back(
        {{"year", year.year}, {"quantiles", year.band}, {"observed", json_number<Json>(year.observed)}});
  return {{"id", path.id},
          {"title", path.title},
          {"p_renewed", json_number<Json>(path.p_renewed)},
          {"renewed", path.renewed ? Json(*path.renewed) : Json(nullptr)},
          {"years", std::move(years)}};
}

AccordPath path_from(const Json& json) {
  AccordPath path{json.at("id").get<std::string>(),
                  json.at("title").get<std::string>(),
                  {},
                  number_from_json(json.at("p_renewed")),
                  {}};
  if (const Json& renewed = json.at("renewed"); !renewed.is_null())
    path.renewed = renewed.get<bool>();
  for (const Json& one : json.at("years")) {
    AccordPathYear year{one.at("year").get<int>(), {}, {}};
    year.band = one.at("quantiles").get<decltype(year.band)>();
    if (!one.at("observed").is_null())
      year.observed = one.at("observed").get<double>();
    path.years.push_back(year);
  }
  return path;
}

void write(const fs::path& file, const MeasuredOn& on, const char* what, Json rows) {
  Json json = head_of(on);
  json[what] = std::move(rows);
  constexpr int indent = 1;
  write_whole_file(file, json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n");
}

// Each of a file's list, or nothing.
template<class Stored, class Take>
std::optional<Stored> read(const fs::path& file, const char* what, Take take) {
  std::error_code error;
  if (!fs::is_regular_file(file, error))
    return std::nullopt;
  const Json json = Json::parse(read_whole_file(file), nullptr, false);
  try {
    Stored stored{head_from(json), {}};
    for (const Json& one : json.at(what))
      take(stored, one);
    return stored;
  } catch (const Json::exception&) { // not as we write it
    return std::nullopt;
  }
}

} // namespace

std::string parameters_digest(const Scenario& scenario) {
  const std::size_t sets = std::max<std::size_t>(1, scenario.parameter_sets.size());
  std::string text;
  for (std::size_t set = 0; set < sets; ++set)
    text += values_of(parameters_for(scenario, set)) + "\n";
  return sha256_of(text);
}

MeasuredOn measured_on(const Scenario& scenario, std::uint64_t seed, std::size_t simulated) {
  return {std::string(build_info().version), parameters_digest(scenario), seed, simulated};
}

void write_evidence(const fs::path& folder, const StoredEvidence& evidence) {
  Json rows = Json::array();
  for (const EvidenceRow& row : evidence.rows)
    rows.push_back(row_json(row));
  write(folder / evidence_file, evidence.on, "figures", std::move(rows));
}

void write_accord_paths(const fs::path& folder, const StoredAccordPaths& paths) {
  Json rows = Json::array();
  for (const AccordPath& path : paths.paths)
    rows.push_back(path_json(path));
  write(folder / accord_paths_file, paths.on, "accords", std::move(rows));
}

std::optional<StoredEvidence> read_evidence(const fs::path& folder) {
  return read<StoredEvidence>(folder / evidence_file, "figures", [](StoredEvidence& stored, const Json& one) {
    stored.rows.push_back(row_from(one));
  });
}

std::optional<StoredAccordPaths> read_accord_paths(const fs::path& folder) {
  return read<StoredAccordPaths>(folder / accord_paths_file, "accords",
                                 [](StoredAccordPaths& stored, const Json& one) {
                                   stored.paths.push_back(path_from(one));
                                   if (stored.paths.back().years.empty())
                                     stored.paths.pop_back();
                                 });
}

} // namespace entente
