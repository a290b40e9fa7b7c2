// Scenario: who is there, what is uncertain, what support is tried, what is measured, how many runs. A
// plain value; load.hpp makes it from text, check.hpp says what is wrong with it, engine/world builds a world
// from it.
#pragma once
#include "engine/core/month.hpp"
#include "engine/scenario/model/distribution.hpp"
#include "engine/scenario/model/parameters.hpp"
#include "engine/scenario/model/strategy.hpp"
#include "engine/scenario/model/structure.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente {

// Sizes that hold for every scenario; the loader refuses more.
constexpr std::size_t maximum_dyads = 8;
constexpr std::size_t maximum_third_parties = 32;
constexpr std::size_t maximum_issues = 16;
constexpr std::size_t maximum_provisions = 64;
constexpr std::size_t maximum_regions = 64;
constexpr std::size_t maximum_identities = 4;
constexpr std::size_t maximum_strategies = 1000;
constexpr std::size_t maximum_actions = 64; // of one strategy
constexpr std::size_t maximum_variants = 1000;
constexpr std::size_t maximum_named_outcomes = 64;
constexpr std::size_t maximum_parameter_sets = 1000;
constexpr std::size_t maximum_name = 100; // characters of a name
constexpr double share_tolerance = 1e-6;  // how far a sum of shares may lie from 1
constexpr Month maximum_months = 1200;
constexpr int maximum_years = maximum_months / months_per_year;
constexpr std::uint32_t maximum_replicates = 10'000'000;

enum class ThirdPartyType { mediator, donor, security, regional_organisation, local_partner };
constexpr std::size_t third_party_types = 5;
std::string_view name_of(ThirdPartyType type);
// Whether it sits between the sides at a table.
constexpr bool mediates(ThirdPartyType type) {
  return type == ThirdPartyType::mediator || type == ThirdPartyType::regional_organisation;
}

struct ArmedGroup {
  std::string name;
  std::optional<Distribution> strength, rents, hardline; // absent = Structure::armed_group
  std::optional<std::vector<double>> homeland;           // weight per region, sums to 1; absent = drawn
  std::size_t identity = 1;                              // whose public it answers to, from 0
  bool operator==(const ArmedGroup&) const = default;
};

enum class Responsible { drawn, government, group };
struct Provision {
  std::string name;
  Responsible side = Responsible::drawn;
  std::optional<bool> costly, regional; // absent = drawn
  std::optional<bool> power_sharing;    // a dimension of power sharing; absent = no
  bool operator==(const Provision&) const = default;
};

// A history that begins in the month an accord is signed (docs/model.md, Initialisation).
struct AccordStart {
  std::vector<std::string> groups;             // names of the signatories; empty = all
  Distribution monthly_deaths = constant(0.0); // before signature, all named dyads together
  bool un_operation = false;
  Distribution aid_ratio = constant(1.0); // aid after to before signature; multiplies the budget
  bool operator==(const AccordStart&) const = default;
};

struct NetworkSource {
  enum class Model { drawn, poisson_blocks, imported };
  enum class Per { replicate, study };
  Model model = Model::drawn;
  Per per = Per::replicate;
  std::string file; // imported: GraphML or edge list, resolved path
  std::string text; // imported: what the file holds
  bool operator==(const NetworkSource&) const = default;
};

struct Uncertain {
  std::string key; // "group.name" of a parameter or a structural number
  Distribution distribution;
  std::string source;
  char grade = 'D';
  bool operator==(const Uncertain&) const = default;
};

struct ParameterSet {
  std::string name;
  Parameters parameters;
  bool operator==(const ParameterSet&) const = default;
};

// A named corner of the unknown: values that replace those of parameters or structure.
struct NamedVariant {
  std::string name;
  std::vector<std::pair<std::string, double>> values;
  bool operator==(const NamedVariant&) const = default;
};

struct Expectation {
  std::string outcome;
  char sign = '0';      // '+', '-', '0'
  std::string strategy; // empty = every strategy but the reference, placebos and more money
  // The smallest difference that would matter, in the outcome's unit; absent = the usual one
  // (analysis/comparison/verdict.hpp).
  std::optional<double> smallest = {};
  bool operator==(const Expectation&) const = default;
};
struct Hypothesis {
  std::optional<int> recommendation; // 1-7
  std::string wording;               // "quoted" or "ours"
  std::string quote;                 // the OECD's words where they could be read
  std::string claim;
  std::vector<Expectation> expect;
  std::string fails_when;
  std::vector<std::string> fails_in; // those of the named worlds where it should fail
  std::string price;
  bool operator==(const Hypothesis&) const = default;
};

struct NamedOutcome {
  std::string name;
  std::string measure; // name of a built-in measure
  std::optional<Month> by;
  bool operator==(const NamedOutcome&) const = default;
};

struct Price {
  double value = 0.0, low = 0.0, high = 0.0;
  std::string source;
  bool operator==(const Price&) const = default;
};
struct Prices {
  Price budget_unit{1.0, 1.0, 1.0, "the unit itself"}; // price units per unit of money
  Price troop_month{0.0, 0.0, 0.0, "not priced"};      // price units per 1,000 troops and month
  std::map<std::string, Price> instruments; // price units per month at strength 1, beside the overhead
  bool operator==(const Prices&) const = default;
};

// Where a number of the scenario comes from, where its file says so.
struct Provenance {
  std::string source;
  char grade = 'D';
  bool operator==(const Provenance&) const = default;
};

// What really happened, for the hindcast.
struct Observed {
  std::string id;
  std::map<int, double> implementation; // year after signature -> index, 0-1
  // The first calendar year in which signatories fight again, and the last one observed, less that of
  // signature.
  std::optional<int> renewed_fighting_year, last_year;
  // Where it is doubtful who signed or when: the year under the other reading; 0 = none.
  std::optional<int> other_reading_year;
  int signature_month = months_per_year; // of the calendar year of signature, 1-12
  bool operator==(const Observed&) const = default;
};

struct RunPlan {
  std::optional<std::uint64_t> seed; // no default anywhere: chosen for the user when absent, and recorded
  std::uint32_t replicates = 200;    // per strategy
  std::string reference;             // name of the strategy compared against; empty = the first
  bool operator==(const RunPlan&) const = default;
};

// The usual composition (docs/model.md, Initialisation) for any number of regions: the first third 70 %
// second identity, the second third 40 %, the last 20 %.
std::vector<std::vector<double>> default_composition(std::size_t regions);
std::vector<std::size_t> default_near_regions(std::size_t regions); // the first third
std::vector<std::size_t> default_far_regions(std::size_t regions);  // the second half

struct Scenario {
  std::string title;
  std::string description;
  std::string id;
  Month months = 240;
  bool starts_with_accord = false;

  Structure structure;
  std::vector<std::vector<double>> composition = // [region][identity], each region sums to 1
      default_composition(12);
  std::vector<std::size_t> near_regions{0, 1, 2, 3};        // where homelands tend to lie, from 0
  std::vector<std::size_t> far_regions{6, 7, 8, 9, 10, 11}; // where ordinary aid goes, from 0
  std::vector<std::string> identities{"identity 1", "identity 2"};
  std::size_t government_identity = 0;
  std::vector<ArmedGroup> armed_groups;         // empty = drawn
  std::vector<Provision> provisions;            // empty = Structure::country.provisions of them, drawn
  std::vector<ThirdPartyType> third_party_order{// third party a has type order[a mod size]
                                                ThirdPartyType::mediator,
                                                ThirdPartyType::donor,
                                                ThirdPartyType::security,
                                                ThirdPartyType::donor,
                                                ThirdPartyType::regional_organisation,
                                                ThirdPartyType::local_partner,
                                                ThirdPartyType::donor,
                                                ThirdPartyType::donor};
  NetworkSource network;
  AccordStart accord;

  Parameters parameters;                                 // where there are no sets
  std::string parameter_sets_name;                       // as written, e.g. "kept"; empty = none
  std::vector<ParameterSet> parameter_sets;              // replicate r uses set r mod size
  std::vector<std::pair<std::string, double>> overrides; // [parameters] and --set: override every set
  std::map<std::string, Provenance> provenance;          // of numbers known by "group.name"
  std::vector<Uncertain> uncertain; // drawn afresh for each replicate, shared by all arms

  std::vector<Strategy> strategies; // the first is the reference unless run.reference names one
  std::vector<NamedVariant> variants;
  std::vector<NamedOutcome> outcomes;
  std::optional<Hypothesis> hypothesis;
  std::optional<Observed> observed;
  Prices prices;
  RunPlan run;

  // All as the compiler makes them, but made once, in scenario.cpp, and not in every unit that holds one.
  Scenario();
  Scenario(const Scenario&);
  Scenario(Scenario&&) noexcept;
  Scenario& operator=(const Scenario&);
  Scenario& operator=(Scenario&&) noexcept;
  ~Scenario();

  bool operator==(const Scenario&) const = default;
};

// The parameters of a replicate: its set (or the base values where there are no sets), overridden.
Parameters parameters_for(const Scenario& scenario, std::size_t replicate);
// The strategy that the others are compared with; nullptr if there is none of that name.
const Strategy* reference_of(const Scenario& scenario);
// Its position among the strategies; nothing if there is none.
std::optional<std::size_t> reference_position(const Scenario& scenario);
// The scenario with the strategies at these positions alone, and its reference if that is among them, else
// the first of them.
Scenario with_strategies(Scenario scenario, std::span<const std::size_t> positions);

} // namespace entente
