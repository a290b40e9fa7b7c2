// From the tree of a file to a Scenario. Each function reads one table or list of the file.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace entente {

class Reader;
class Section;
struct Node;
struct Scenario;

// Overlays what the tree says on `scenario`; what it leaves out stays as it was.
void read_scenario(Reader& reader, const Node& root, Scenario& scenario);

// Each takes its own table or list from the top level. Text names of files (an imported network) are taken as
// seen from the folder of the file that names them.
void read_people(
    Section& top,
    Scenario& scenario); // country, regions, identities, citizens, network, groups, third parties
void read_accord(Section& top, Scenario& scenario);  // accord, observed
void read_values(Section& top, Scenario& scenario);  // defaults, parameter_sets, parameters, uncertain
void read_support(Section& top, Scenario& scenario); // strategies, prices
void read_study(Section& top, Scenario& scenario);   // hypothesis, worlds, outcomes, run

// Replaces or adds a number that overrides every parameter set.
void set_override(Scenario& scenario, std::string_view key, double value);
// Takes a number out of what is uncertain.
void forget_uncertain(Scenario& scenario, std::string_view key);

} // namespace entente
