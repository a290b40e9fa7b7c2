// JSON documents of results, as values, for the answers of the API; as text they are what comparison_json,
// decision_json and trace_json_lines give.
#pragma once
#include "engine/api/comparison_json.hpp"

#include <nlohmann/json.hpp>

namespace entente {

struct Decision;
struct ExperimentDescription;
struct Trace;

using Json = nlohmann::ordered_json;

// Arguments and members as those of comparison_json.
Json comparison_document(const Scenario& scenario, std::uint64_t seed,
                         const std::vector<ComparedVariant>& variants, const std::vector<std::size_t>& only);
// What `describe` answers: the scenario, every number of it, strategies, outcomes and variants.
Json description_document(const Scenario& scenario, const ExperimentDescription& description);
// What decision_json gives.
Json decision_document(const Decision& decision);
// A list of the objects that trace_json_lines writes a line each.
Json trace_documents(const Trace& trace);

} // namespace entente
