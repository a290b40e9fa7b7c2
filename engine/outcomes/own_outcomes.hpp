// User-defined outcomes: those that a scenario defines itself, measured as it says.
#pragma once
#include "engine/outcomes/outcomes.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Those of the scenario without the standard ones that it names again.
std::vector<NamedOutcome> own_outcomes(const Scenario& scenario);
std::string_view unit_of(const NamedOutcome& outcome);
std::string doc_of(const NamedOutcome& outcome); // "an accord is signed, by month 120"

// What a month adds to the outcomes that count over months.
struct MonthOutcomes {
  Month month = 0;
  double deaths = 0.0;
  double cost = 0.0;
  std::array<double, 6> beliefs{}; // confidence and cynicism of citizens, parties, third parties
};

// Follows one history.
class OwnOutcomes {
 public:
  explicit OwnOutcomes(const Scenario& scenario);
  bool none() const { return outcomes_.empty(); }
  void month(const MonthOutcomes& month);
  // index: implementation of the first accord, so many months after its signature and in force.
  void first_accord(Month age, double index);
  // One value for each; not-a-number where the history does not show it.
  std::vector<double> finish(const Outcomes& history, Month months) const;

 private:
  struct Following {
    NamedOutcome outcome;
    double sum = 0.0;
    std::vector<double> yearly_deaths;
  };
  std::vector<Following> outcomes_;
};

} // namespace entente
