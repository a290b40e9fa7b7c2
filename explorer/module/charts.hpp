// Charts for the explorer: the report's, drawn from what was joined.
#pragma once
#include "analysis/study/chart_facts.hpp"
#include "engine/api/json_documents.hpp"

namespace entente {
class Experiment;
}

namespace entente::explorer {

// Of a comparison alone.
ChartFacts chart_facts(const Scenario& scenario, Comparison comparison);
// The same with months, from an experiment that keeps them; without a scenario where it holds nothing.
ChartFacts chart_facts_over_time(const Experiment& followed);

// {"question", "explanation", "drawing"} by the figure's name; figures that the facts do not hold are left
// out.
Json forest_json(const ChartFacts& facts);
Json over_time_json(const ChartFacts& facts);

} // namespace entente::explorer
