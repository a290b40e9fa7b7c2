// The sections of the page that are words and tables more than charts.
#pragma once
#include "analysis/report/page/text.hpp"

#include <string>
#include <string_view>

namespace entente {
struct StudyFacts;
struct StudyChange;
} // namespace entente

namespace entente::report {

class Sentence;

std::string conclusion_html(const StudyFacts& facts);
std::string
answer_picture(const StudyFacts& facts); // the strategies side by side; empty where nothing is compared
std::string variants_html(const StudyFacts& facts);   // the same in the named worlds; empty without them
Text sweep_sentence(const StudyFacts& facts);         // of a study with points
std::string sweep_html(const StudyFacts& facts);      // empty without points
std::string hypothesis_html(const StudyFacts& facts); // empty without a hypothesis
std::string strategies_html(const StudyFacts& facts); // what is tried
std::string assumptions_html(const StudyFacts& facts);
std::string decision_html(const StudyFacts& facts);    // what was decided on; why not, where nothing was
std::string prim_html(const StudyFacts& facts);        // empty without rules
std::string information_html(const StudyFacts& facts); // empty without a decision
std::string change_html(const StudyChange& change);
std::string repetition_html(const StudyFacts& facts);

Text told(const Sentence& sentence); // as a page writes names and numbers

std::string paragraph(const Text& text);
std::string aside(const Text& text); // in small print
// Plain text with the signs that the page's numbers have.
std::string with_minus_signs(std::string_view text);

} // namespace entente::report
