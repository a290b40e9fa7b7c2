// What a failed process costs, in sentences made from numbers, which the page and the terminal both tell, and
// as a panel of the page.
#pragma once
#include "analysis/report/page/summary.hpp"

#include <string>

namespace entente {
struct FailureCosts;
struct OrderRow;
struct OrderStep;
struct StudyFacts;
} // namespace entente

namespace entente::report {

struct FailureSentences {
  Sentence beliefs; // a year after and twenty years after
  Sentence next;    // the next process
  Sentence order;   // in how much of it the expected order was found
};
FailureSentences failure_sentences(const FailureCosts& costs);

std::string
step_text(const OrderStep& step); // "+1.2 (+0.9 to +1.5)", points of a hundred; "!" where reversed
std::string standing_text(const OrderRow& row);

// Empty where the study does not tell it.
std::string failure_costs_html(const StudyFacts& facts);

} // namespace entente::report
