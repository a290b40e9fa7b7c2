// A study for other programs: CSV and NetCDF.
#include "analysis/export/export_csv.hpp"
#include "analysis/export/export_netcdf.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/output/target_file.hpp"
#include "cli/study/folder_argument.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/csv.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string_view>
#include <vector>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

struct ExportFlags : Flags {
  std::string folder, format = "csv", to;
};

constexpr const char* elsewhere_to = "--to DIR writes elsewhere";

std::string first_line(const fs::path& file) {
  std::ifstream text(file, std::ios::binary);
  std::string line;
  std::getline(text, line);
  return line;
}

// Whether the file begins with these columns, as every table of an export does.
bool has_columns(const fs::path& file, const std::vector<std::string_view>& columns) {
  const std::string line = first_line(file);
  CsvReader header(line);
  return header.next() &&
         std::equal(columns.begin(), columns.end(), header.fields().begin(), header.fields().end(),
                    [](std::string_view column, const CsvField& field) {
                      return csv_text(column) == field.text || column == field.text;
                    });
}

// NetCDF-4 is HDF5, whose root group, with our name as its source, comes first.
bool is_our_netcdf(const fs::path& file) {
  constexpr std::string_view begin = "\x89HDF\r\n\x1a\n", source = "entente";
  constexpr std::size_t head_bytes = 1 << 16;
  std::string head(head_bytes, '\0');
  std::ifstream bytes(file, std::ios::binary);
  bytes.read(head.data(), static_cast<std::streamsize>(head_bytes));
  return head.starts_with(begin) && head.find(source) != std::string::npos;
}

// Every file that would be written, before the first of them is.
void require_targets(const fs::path& folder, const Store& store, bool csv) {
  if (csv) {
    for (const CsvFile& file : csv_files(store))
      require_target(
          folder / file.name, [&](const fs::path& there) { return has_columns(there, file.columns); },
          elsewhere_to);
    return;
  }
  require_target(folder / "histories.nc", is_our_netcdf, elsewhere_to);
  if (store.head().keep != Keep::summary)
    require_target(folder / "series.nc", is_our_netcdf, elsewhere_to);
}

int export_study(const ExportFlags& flags) {
  const StudyReading study = read_study(flags.folder);
  const fs::path to = flags.to.empty() ? fs::path(flags.folder) / "export" : fs::path(flags.to);
  make_target_folder(to);
  require_targets(to, study.store, flags.format == "csv");
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
