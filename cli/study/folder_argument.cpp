#include "cli/study/folder_argument.hpp"

namespace entente::cli {

void take_folder(Command verb, std::string& folder) {
  verb.path("DIR", folder, "The folder of a study, as given to --out").required().type_name("");
}

} // namespace entente::cli
