// The report: one HTML file that needs nothing else.
#pragma once
#include <string>

namespace entente {

struct StudyFacts;
struct StudyChange;

namespace report {

// With `change`, what differs from another study stands first.
std::string report_page(const StudyFacts& facts, const StudyChange* change = nullptr);

} // namespace report
} // namespace entente
