// A study for other programs: CSV and NetCDF.
#include "analysis/export/export_csv.hpp"
#include "analysis/export/export_netcdf.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/study/folder_argument.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <memory>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

struct ExportFlags : Flags {
  std::string folder, format = "csv", to;
};

int export_study(const ExportFlags& flags) {
  const StudyReading study = read_study(flags.folder);
  const fs::path to = flags.to.empty() ? fs::path(flags.folder) / "export" : fs::path(flags.to);
  std::error_code error;
  fs::create_directories(to, error);
  if (error)
    throw StoreFailure(fmt::format("cannot make the folder {}: {}", to.string(), error.message()));
  if (flags.format == "csv") {
    write_csv(to, study.store);
  } else {
    write_histories_netcdf(to / "histories.nc", study.store);
    if (study.store.head().keep != Keep::summary)
      write_series_netcdf(to / "series.nc", study.store);
  }
  print_note(flags, fmt::format("written to {}", to.string()));
  return done;
}

} // namespace

Verb add_export(Command program) {
  const auto flags = std::make_shared<ExportFlags>();
  const Command verb = program.add_verb("export", "Every history of a study as CSV or NetCDF");
  take_folder(verb, flags->folder);
  verb.option("FORMAT,--format", flags->format, "csv (default) or netcdf")
      .type_name("FORMAT")
      .one_of({"csv", "netcdf"});
  verb.path("--to", flags->to, "Write to this folder (default: DIR/export)").type_name("DIR");
  add_verbosity_flags(verb, *flags);
  return {verb, [flags] { return export_study(*flags); }};
}

} // namespace entente::cli
