#include "cli/folder_argument.hpp"

#include <CLI/CLI.hpp>

namespace entente::cli {

void take_folder(CLI::App& verb, std::string& folder) {
  verb.add_option("DIR", folder, "The folder of a study, as given to --out")->required()->type_name("");
}

} // namespace entente::cli
