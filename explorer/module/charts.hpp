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

// {"names"} of the strategies as drawings number them, and {"question", "explanation", "drawing", "kinds"} by
// the figure's name: kinds are the readings' (draw/readings.hpp). Figures that the facts do not hold are left
// out.
Json forest_json(const ChartFacts& facts);
Json over_time_json(const ChartFacts& facts);

} // namespace entente::explorer
