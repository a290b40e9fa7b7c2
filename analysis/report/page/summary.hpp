// The sentences of a comparison: which strategy is best, who dies, what gets worse. Made from numbers, never
// from names; the page, the terminal and JSON all tell these.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace entente {
struct Comparison;
struct Difference;
struct Scenario;
} // namespace entente

namespace entente::report {

// A part of a sentence: words of ours, a name from a scenario, or a number in plain letters ("-1,240").
struct Piece {
  enum class Kind { words, name, number } kind = Kind::words;
  std::string text;
};

class Sentence {
 public:
  Sentence& words(std::string text) { return add(Piece::Kind::words, std::move(text)); }
  Sentence& name(std::string text) { return add(Piece::Kind::name, std::move(text)); }
  Sentence& number(std::string text) { return add(Piece::Kind::number, std::move(text)); }

  const std::vector<Piece>& pieces() const { return pieces_; }
  bool empty() const { return pieces_.empty(); }
  // Names as they are: for JSON, and for a terminal once controls are taken out of it.
  std::string plain() const;

 private:
  Sentence& add(Piece::Kind kind, std::string text);
  std::vector<Piece> pieces_;
};

// Strategies but the reference: the best first by the outcome that ranks them.
std::vector<std::size_t> ranked_strategies(const Comparison& comparison, const Scenario& scenario);
// By accords that hold five years; by deaths where the scenario is too short to show those.
bool ranks_by_deaths(const Comparison& comparison, const Scenario& scenario);

struct Summary {
  Sentence best;   // by the outcome that ranks
  Sentence deaths; // the largest gain and the largest harm, in people and per cent
  Sentence harms;  // of the other outcomes, by enough to matter
};
// Empty sentences where nothing is compared.
Summary summary_of(const Comparison& comparison, const Scenario& scenario);

std::string people_text(double people);        // 0 or more: "25,391"; one decimal below ten
std::string signed_people_text(double people); // "+3,985"
std::string signed_per_cent(double share);     // "+15.7 %"
std::string per_hundred(double share);         // "13.1"
std::string signed_per_hundred(double share);  // "+5.6"

} // namespace entente::report
