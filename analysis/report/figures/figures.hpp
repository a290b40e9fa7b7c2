// Every figure of the report; each in a file of its own, figure_NAME.cpp. Nothing where the study does not
// hold what it shows.
#pragma once
#include "analysis/report/figures/figure.hpp"
#include "engine/core/month.hpp"

#include <optional>

namespace entente {
struct ChartFacts;
struct StudyFacts;
} // namespace entente

namespace entente::report {

Strategies strategies_of(const ChartFacts& facts);
std::string label_of(const ChartFacts& facts, std::size_t strategy); // short enough for a drawing
std::string label_of_outcome(const std::string& name);               // one of the scenario's own has its name
// Of months that a line is drawn through those that say their numbers: the ends of years and the last.
bool is_read(const std::vector<Month>& months, std::size_t place);

std::optional<Figure> outlook_figure(const ChartFacts& facts);
std::optional<Figure> states_figure(const ChartFacts& facts);
std::optional<Figure> forest_figure(const ChartFacts& facts);
std::optional<Figure> attitudes_figure(const ChartFacts& facts);
std::optional<Figure> third_parties_figure(const ChartFacts& facts);
std::optional<Figure> map_figure(const ChartFacts& facts);
std::optional<Figure> causes_figure(const StudyFacts& facts);
std::optional<Figure> implementation_figure(const StudyFacts& facts);
std::optional<Figure> plane_figure(const StudyFacts& facts);
std::optional<Figure> acceptability_figure(const StudyFacts& facts);
std::optional<Figure> regret_figure(const StudyFacts& facts);
std::optional<Figure> drivers_figure(const StudyFacts& facts);
std::optional<Figure> convergence_figure(const StudyFacts& facts);
std::optional<Figure> evidence_figure(const StudyFacts& facts);
std::optional<Figure> hindcast_figure(const StudyFacts& facts);

} // namespace entente::report
