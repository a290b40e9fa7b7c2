// Structural numbers: who and what is there: the numbers that make a conflict, each a value or a prior over
// conflicts (docs/model.md, Initialisation). Like parameters, every member has its row in
// structure_table.cpp, and one without it does not compile. Draws that could leave the allowed values carry
// their limits.
#pragma once
#include "engine/scenario/model/distribution.hpp"

namespace entente {

struct CountryStructure {
  Distribution capacity = uniform(0.2, 0.85);
  Distribution mean_gap = normal(0.55, 0.1, 0.2, 0.9); // distance between ideal points
  Distribution gap_spread = constant(0.25);            // SD of an issue's gap around the mean gap
  Distribution need_drift = uniform(0.04, 0.22);       // SD of the monthly move of what the conflict is about
  Distribution initial_effort = normal(0.0, 0.9, -10.0, 10.0); // log effort all groups share at the start
  Distribution group_effort_spread = constant(0.3);            // SD of a group's own log effort around it
  Distribution confidence = normal(0.35, 0.08, 0.1, 0.7);      // mean confidence of the society
  Distribution cynicism = uniform(0.15, 0.55);                 // mean cynicism of the society
  Distribution local_quality = uniform(0.1, 0.9);              // quality of local institutions
  Distribution hardline = beta(2.0, 4.0);                      // hardline share of the government
  Distribution inclusion = constant(0.35);                     // base chance that civil society is seated
  Distribution randomised_inclusion = constant(0.0);           // 1: the seat is drawn with inclusion itself
  Distribution power_sharing = {.kind = Distribution::Kind::choice,
                                .choices = 5,
                                .values = {0, 1, 2, 3, 4},
                                .shares = {0.15, 0.3, 0.3, 0.15, 0.1}};
  Distribution issues = constant(5.0);
  Distribution provisions = constant(40.0);
  bool operator==(const CountryStructure&) const = default;
};

struct RegionsStructure {
  Distribution count = constant(12.0);
  Distribution homeland_decay = constant(0.8);   // per step of distance round the ring
  Distribution near_probability = constant(0.7); // a homeland's centre is folded into the near regions
  bool operator==(const RegionsStructure&) const = default;
};

struct CitizensStructure {
  Distribution count = constant(300.0);
  Distribution confidence_spread = constant(0.15);
  Distribution cynicism_spread = constant(0.2);
  Distribution susceptibility = beta(0.5, 0.5);             // drawn per citizen
  Distribution disposition = normal(0.55, 0.2, 0.02, 0.98); // drawn per citizen
  Distribution leaning = normal(0.0, 1.0, -20.0, 20.0);     // drawn per citizen
  bool operator==(const CitizensStructure&) const = default;
};

struct NetworkStructure {
  Distribution ties = constant(5.0); // drawn by each citizen; as many are received on average
  Distribution homophily = uniform(0.7, 0.95);
  Distribution locality = uniform(0.5, 0.85);
  Distribution maximum_ties = constant(64.0);
  Distribution settlement = constant(0.0); // people in a settlement that keeps local ties; 0 = none
  bool operator==(const NetworkStructure&) const = default;
};

// What an armed group is like where the scenario does not name its groups or leaves a value open.
struct ArmedGroupStructure {
  Distribution strength = lognormal(0.15, 1.1, 0.01, 1.5); // government = 1
  Distribution rents = {
      .kind = Distribution::Kind::uniform, .first = 0.4, .second = 1.0, .probability = 0.35};
  Distribution hardline = beta(2.0, 4.0);
  bool operator==(const ArmedGroupStructure&) const = default;
};

struct ConflictStructure {
  Distribution groups = {.kind = Distribution::Kind::choice,
                         .choices = 4,
                         .values = {1, 2, 3, 4},
                         .shares = {0.45, 0.3, 0.15, 0.1}};
  bool operator==(const ConflictStructure&) const = default;
};

struct ThirdPartiesStructure {
  Distribution count = {
      .kind = Distribution::Kind::poisson, .first = 9.0, .second = 3.0, .low = 0.0, .high = 24.0};
  Distribution budget = lognormal(0.5, 0.5, 0.0, 100.0); // money a month, budget units
  Distribution agenda_spread = uniform(0.2, 1.2);
  Distribution knowledge = normal(0.3, 0.1, 0.05, 0.8); // mean of the third parties
  Distribution knowledge_spread = constant(0.1);
  Distribution local_knowledge = constant(0.3);                 // what local partners know more
  Distribution skill = uniform(0.15, 0.45);                     // drawn per third party and issue
  Distribution speciality = constant(0.4);                      // added on one issue per third party
  Distribution patience = lognormal(1.0, 0.2, 0.01, 100.0);     // drawn per third party
  Distribution weight_spread = constant(0.7);                   // SD of log weight
  Distribution mission_size = lognormal(3.5, 0.9, 0.0, 1000.0); // 1,000 troops
  bool operator==(const ThirdPartiesStructure&) const = default;
};

struct Structure {
  CountryStructure country;
  RegionsStructure regions;
  CitizensStructure citizens;
  NetworkStructure network;
  ConflictStructure conflict;
  ArmedGroupStructure armed_group;
  ThirdPartiesStructure third_parties;
  bool operator==(const Structure&) const = default;
};

} // namespace entente
