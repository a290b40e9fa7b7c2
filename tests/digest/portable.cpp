// Prints "digest name" for scenarios simulated through the API by a build without exceptions, threads and
// OpenSSL. .ci/portable compares them with those of the program.
//
//   entente_portable_digest ROOT SEED REPLICATES NAME...     ROOT: the sources; NAME as in builtin:NAME
#include "engine/api/experiment.hpp"
#include "engine/parallel/parallel.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;
using namespace entente;

Expected<SourceText> read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return Problem{path.string(), 0, 0, "there is no such file"};
  std::ostringstream text;
  text << file.rdbuf();
  return SourceText{text.str(), path.string(), path.string()};
}

Expected<SourceText> find(const fs::path& root, std::string_view name, std::string_view from) {
  constexpr std::string_view builtin = "builtin:";
  if (!name.starts_with(builtin))
    return read(fs::path(from).parent_path() / name);
  const std::string file = std::string(name.substr(builtin.size())) + ".toml";
  std::error_code error;
  return read(root / (fs::exists(root / "scenarios" / file, error) ? "scenarios" : "analysis/data") / file);
}

int fail(const Problems& problems) {
  for (const Problem& problem : problems)
    std::fprintf(stderr, "%s\n", problem.text().c_str());
  return 1;
}

// In two blocks, as a browser would.
int print_digest(const fs::path& root, std::uint64_t seed, std::uint32_t replicates,
                 const std::string& name) {
  const ResolveExtends resolve = [&](std::string_view other, std::string_view from) {
    return find(root, other, from);
  };
  const Expected<SourceText> source = find(root, "builtin:" + name, "");
  if (!source)
    return fail(source.problems());
  Experiment experiment;
  if (const Problems problems = experiment.load(*source, resolve); !problems.empty())
    return fail(problems);
  const Threads threads(1);
  const std::uint32_t half = replicates / 2;
  for (const auto& [first, last] : {std::pair{0U, half}, std::pair{half, replicates}})
    if (const auto done = experiment.simulate({seed, first, last, {}, Keep::summary, {}}, threads); !done)
      return fail(done.problems());
  const auto summary = experiment.summarise();
  if (!summary)
    return fail(summary.problems());
  std::printf("%s %s\n", summary->digest.c_str(), name.c_str());
  return 0;
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 5)
    return 2;
  const auto seed = std::strtoull(argv[2], nullptr, 10);
  const auto replicates = static_cast<std::uint32_t>(std::strtoul(argv[3], nullptr, 10));
  for (int i = 4; i < argc; ++i)
    if (const int code = print_digest(argv[1], seed, replicates, argv[i]); code != 0)
      return code;
  return 0;
}
