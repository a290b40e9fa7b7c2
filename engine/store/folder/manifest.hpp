// Manifest: who made a study, with what, when, and how far it got. All that depends on time, machine or
// threads stands here and nowhere else, so that the tables of two studies can be compared byte by byte.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class StudyStatus { running, stopped, finished, failed };
std::string_view name_of(StudyStatus status);

struct Manifest {
  std::string version, commit, compiler, flags, build_type; // of the program
  std::string machine, processor;                           // processor: the level of its vector code in use
  int threads = 1;
  std::string generator; // of random numbers
  std::string command;   // as typed, last
  std::string verb, keep;
  std::uint64_t seed = 0;
  std::uint32_t shard = 0, shards = 1; // shard from 0
  std::uint32_t replicates = 0;        // planned, of each strategy at each point in each world
  std::uint64_t histories = 0, failed = 0;
  std::vector<std::string> strategies, variants;
  std::uint64_t points = 1;
  std::string sweep;           // how the points are laid out; empty: no sweep
  std::string scenario_sha256; // of the resolved scenario
  std::string started, ended;  // UTC, 2026-01-31T12:00:00Z
  StudyStatus status = StudyStatus::running;
  std::string digest; // of all outcomes stored; empty while running
};

constexpr const char* manifest_file = "manifest.json";
void write_manifest(const std::filesystem::path& folder, const Manifest& manifest);
// Nothing if there is none, or none that can be read and understood: a study does not depend on it.
std::optional<Manifest> read_manifest(const std::filesystem::path& folder);

std::string utc_now();
// Name and system of this machine, and its processor.
std::string machine_name();

} // namespace entente
