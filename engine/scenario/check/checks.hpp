// What the checks of a scenario share: gathering what is wrong, and the checks that many of its parts need.
#pragma once
#include "engine/scenario/syntax/finding.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct NumberRules;
struct Scenario;

// One more step of the path to a value: "/2", "/talks.skill_effect".
std::string step(std::size_t position);
std::string step(std::string_view key);
// "strategy 3" for position 2.
std::string of(std::size_t position, std::string_view what);

// Each says where something is wrong; `what` is how the message calls it.
class Checks {
 public:
  void add(std::string where, std::string message);
  void add_problem(std::string where, std::string problem); // nothing if the problem is empty
  void number(std::string where, double value, const NumberRules& rules);
  // A name stands in tables, file names and the report.
  void name(const std::string& where, std::string_view what, std::string_view text);
  // Longer text: lines may break, control characters may not stand.
  void prose(const std::string& where, std::string_view text);
  // Whether there are no more than allowed; who checks them one by one stops otherwise.
  bool at_most(const std::string& where, std::size_t count, std::size_t most, std::string_view what);
  // Shares that must sum to 1.
  void shares(const std::string& where, std::string_view what, const std::vector<double>& values);
  // `name_of` gives the name of a thing.
  template<class Things, class Name>
  void unique(const Things& things, const std::string& where, std::string_view what, const Name& name_of) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < things.size(); ++i)
      if (!seen.insert(name_of(things[i])).second)
        twice(where + step(i), what, name_of(things[i]));
  }

  std::vector<Finding> take() { return std::move(found_); }

 private:
  void twice(const std::string& where, std::string_view what, std::string_view text);

  std::vector<Finding> found_;
};

void check_people(Checks& out, const Scenario& scenario); // structure, regions, groups, third parties, accord
void check_values(Checks& out, const Scenario& scenario); // parameters and what is uncertain
void check_study(Checks& out, const Scenario& scenario);  // strategies, worlds, outcomes, prices, run

} // namespace entente
