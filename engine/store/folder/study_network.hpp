// The copy of an imported network in the folder of a study: a study needs no file from elsewhere, and no
// other text takes the place of the one it was begun with.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace entente {

struct Scenario;

// Whether a file is such a copy, by its name: network-DIGEST.txt or .graphml, where DIGEST begins the SHA-256
// of the text.
bool is_kept_network(std::string_view file_name);

// The scenario as a study keeps it: its network's file is the copy, wherever the text came from, so that the
// scenario says which text it is. Unchanged where the network is drawn.
Scenario with_kept_network(Scenario scenario);

// Writes the copy, unless it is there. The scenario is one of with_kept_network. Throws StoreFailure.
void keep_network(const std::filesystem::path& folder, const Scenario& scenario);

// The text of the copy; empty where the network is drawn. Throws StoreDamaged where it is not there or not
// the text that was kept, and StudyRefused where the study was made before copies were kept.
std::string read_kept_network(const std::filesystem::path& folder, const Scenario& scenario);

} // namespace entente
