// The digest of all outcomes of a study.
#pragma once
#include <string>

namespace entente {

class Store;

// OutcomeDigest over the histories of each world and point, a digest over these where there are several. In
// hexadecimal; the same for any way in which the study came about.
std::string study_digest(const Store& store);

} // namespace entente
