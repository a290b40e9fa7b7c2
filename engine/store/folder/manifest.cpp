#include "engine/store/folder/manifest.hpp"

#include "engine/store/files/write_file.hpp"

#include <array>
#include <chrono>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <sys/utsname.h>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> statuses{"running", "stopped", "finished", "failed"};

StudyStatus status_of(std::string_view name) {
  for (std::size_t i = 0; i < statuses.size(); ++i)
    if (statuses[i] == name)
      return static_cast<StudyStatus>(i);
  return StudyStatus::stopped;
}

Json to_json(const Manifest& m) {
  return {{"program",
           {{"name", "entente"},
            {"version", m.version},
            {"commit", m.commit},
            {"compiler", m.compiler},
            {"flags", m.flags},
            {"build_type", m.build_type}}},
          {"machine", {{"name", m.machine}, {"processor", m.processor}, {"threads", m.threads}}},
          {"command", m.command},
          {"verb", m.verb},
          {"keep", m.keep},
          {"generator", m.generator},
          {"seed", m.seed},
          {"shard", {{"index", m.shard + 1}, {"count", m.shards}}},
          {"replicates", m.replicates},
          {"strategies", m.strategies},
          {"worlds", m.variants},
          {"points", m.points},
          {"sweep", m.sweep},
          {"scenario_sha256", m.scenario_sha256},
          {"started", m.started},
          {"ended", m.ended},
          {"status", name_of(m.status)},
          {"histories", m.histories},
          {"failed", m.failed},
          {"digest", m.digest}};
}

Manifest from_json(const Json& json) {
  Manifest m;
  const Json &program = json.at("program"), &machine = json.at("machine"), &shard = json.at("shard");
  program.at("version").get_to(m.version);
  program.at("commit").get_to(m.commit);
  program.at("compiler").get_to(m.compiler);
  program.at("flags").get_to(m.flags);
  program.at("build_type").get_to(m.build_type);
  machine.at("name").get_to(m.machine);
  machine.at("processor").get_to(m.processor);
  machine.at("threads").get_to(m.threads);
  json.at("command").get_to(m.command);
  json.at("verb").get_to(m.verb);
  json.at("keep").get_to(m.keep);
  json.at("generator").get_to(m.generator);
  json.at("seed").get_to(m.seed);
  m.shard = shard.at("index").get<std::uint32_t>() - 1;
  shard.at("count").get_to(m.shards);
  json.at("replicates").get_to(m.replicates);
  json.at("strategies").get_to(m.strategies);
  json.at("worlds").get_to(m.variants);
  json.at("points").get_to(m.points);
  m.sweep = json.value("sweep", std::string());
  json.at("scenario_sha256").get_to(m.scenario_sha256);
  json.at("started").get_to(m.started);
  json.at("ended").get_to(m.ended);
  m.status = status_of(json.at("status").get<std::string>());
  json.at("histories").get_to(m.histories);
  json.at("failed").get_to(m.failed);
  json.at("digest").get_to(m.digest);
  return m;
}

// The line of /proc/cpuinfo that names the processor; empty where there is none.
std::string processor_model() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);)
    if (const std::size_t colon = line.find(": ");
        line.starts_with("model name") && colon != std::string::npos)
      return line.substr(colon + 2);
  return {};
}

} // namespace

std::string_view name_of(StudyStatus status) {
  return statuses[static_cast<std::size_t>(status)];
}

void write_manifest(const std::filesystem::path& folder, const Manifest& manifest) {
  constexpr int indent = 2;
  write_whole_file(folder / manifest_file,
                   to_json(manifest).dump(indent, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::optional<Manifest> read_manifest(const std::filesystem::path& folder) {
  try {
    return from_json(Json::parse(read_whole_file(folder / manifest_file)));
  } catch (const Json::exception&) {
    return std::nullopt;
  } catch (const std::runtime_error&) { // it cannot be read
    return std::nullopt;
  }
}

std::string utc_now() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

std::string machine_name() {
  utsname system{};
  std::string name = ::uname(&system) == 0 ? fmt::format("{}, {} {}, {}", system.nodename, system.sysname,
                                                         system.release, system.machine)
                                           : std::string();
  const std::string model = processor_model();
  return model.empty() ? name : name + ", " + model;
}

} // namespace entente
