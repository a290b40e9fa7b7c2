// The digest of all outcomes of a study, and whether it still is the one that was written.
#pragma once
#include "engine/ensemble/design.hpp"
#include "engine/outcomes/digest.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

class Store;

// OutcomeDigest over the histories of each world and point, a digest over these where there are several. In
// hexadecimal; the same for any way in which the study came about.
class StudyDigest {
 public:
  explicit StudyDigest(const Store& store);
  // Histories as Store::each_history gives them.
  void add(std::size_t strategy, const Unit& unit, std::span<const double> values);
  // Of the world and point of the last history; the next one added is of another.
  std::string end_cell();
  // Throws ResultsDamaged if the histories that were there when a digest was last written do not give it: a
  // digest that was ever written is compared before another takes its place.
  std::string finish();

 private:
  // Of the histories that were there then: kept apart only while others have come to them.
  struct Sealed {
    std::optional<OutcomeDigest> cell;
    std::vector<std::string> cells;
  };

  const Store* store_;
  std::size_t sets_;
  std::optional<Sealed> sealed_;
  std::optional<OutcomeDigest> cell_;
  std::vector<std::string> cells_;
  Unit before_;
};

// In one pass over the histories. Throws ResultsDamaged.
std::string study_digest(const Store& store);

} // namespace entente
