// A page about real accords: for each the course on record, drawn over what the model would have foretold.
#pragma once
#include "analysis/report/figures/figure.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {
struct AccordPath;
struct Hindcast;
} // namespace entente

namespace entente::report {

std::string hindcast_page(const Hindcast& hindcast, const std::vector<AccordPath>& paths);
// Whether a text is such a page.
bool is_hindcast_page(std::string_view text);

// `part` makes its id one of several on the page.
Figure accord_figure(const AccordPath& path, const std::string& part);

} // namespace entente::report
