// The report: one HTML file that needs nothing else.
#pragma once
#include <string>
#include <string_view>

namespace entente {

struct StudyFacts;
struct StudyChange;

namespace report {

// With `change`, what differs from another study stands first.
std::string report_page(const StudyFacts& facts, const StudyChange* change = nullptr);

// Whether a text is such a page, of any study.
bool is_report_page(std::string_view text);

} // namespace report
} // namespace entente
