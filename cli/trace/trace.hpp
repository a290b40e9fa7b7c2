// How a traced history is told to people.
#pragma once
#include "engine/api/trace.hpp"

#include <string>

namespace entente::cli {

// What it comes to: at most ten lines on a page of the usual width.
std::string trace_story(const Trace& trace, const Scenario& scenario);
// The story, then a page with a line for each event, its reasons under it, and a summary of every year.
std::string trace_text(const Trace& trace, const Scenario& scenario);

} // namespace entente::cli
