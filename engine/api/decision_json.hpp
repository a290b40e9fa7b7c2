// A decision as a JSON document: what `decide --json` prints and what the API answers.
#pragma once
#include <string>

namespace entente {

struct Decision;

// Numbers that are not finite, and differences of the reference from itself, are null. Indent: as
// nlohmann/json has it, -1 for one line.
std::string decision_json(const Decision& decision, int indent);

} // namespace entente
