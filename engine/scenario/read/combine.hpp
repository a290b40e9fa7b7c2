// Inheritance of scenario files: how files that extend one another become one tree.
#pragma once
#include "engine/scenario/syntax/tree.hpp"

namespace entente {

// talks.skill_effect = 0.5 under [parameters] means the same as "talks.skill_effect" = 0.5: one form for
// both.
void join_dotted_keys(Node& root);

// Overlays a file on the one that it extends. A number that the file knows is no longer uncertain, and one
// that it calls uncertain is no longer known; parameter sets replace whole.
void extend(Node& base, Node file);

} // namespace entente
