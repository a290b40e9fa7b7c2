#include "cli/templates.hpp"

namespace entente::cli {
namespace {

constexpr std::string_view quick =
    R"(# One strategy, many histories. Every number that is not written here is that of the built-in baseline:
# `entente params` lists them, `entente check --resolved scenario.toml` writes them all out.

schema = 1
extends = "builtin:baseline"
title = "A first study"
months = 120

[citizens]
count = 100 # fewer than usual, to be quick

[run]
replicates = 50
seed = 1
)";

constexpr std::string_view compare =
    R"(# Several strategies on the same histories: what a difference between them is worth. Two yardsticks stand beside
# the strategy that is tried: a placebo that costs as much and does nothing, and more money for the usual.

schema = 1
extends = "builtin:baseline"
title = "Does joint analysis help?"
months = 120

[citizens]
count = 100 # fewer than usual, to be quick

[[strategies]]
name = "baseline"
description = "the support that is usual today"

[[strategies]]
name = "joint analysis"
actions = [ { instrument = "joint_analysis", strength = 1.0 } ]

[[strategies]]
name = "placebo"
actions = [ { instrument = "placebo", strength = 1.0 } ]

[[strategies]]
name = "more money"
actions = [ { instrument = "more_money", strength = 1.0 } ]

[run]
replicates = 50
seed = 1
)";

constexpr std::string_view sweep =
    R"(# The same comparison at many points of what is not known. What stands under [uncertain] is what the sweep varies.

schema = 1
extends = "builtin:baseline"
title = "Where does joint analysis help?"
months = 120

[citizens]
count = 100 # fewer than usual, to be quick

[uncertain]
"third_parties.common_error" = { uniform = [0.1, 0.6] }
"talks.skill_effect" = { uniform = [0.1, 1.0] }
"country.capacity" = { uniform = [0.2, 0.85] }

[[strategies]]
name = "baseline"

[[strategies]]
name = "joint analysis"
actions = [ { instrument = "joint_analysis", strength = 1.0 } ]

[run]
replicates = 5
seed = 1
)";

constexpr std::string_view calibrate =
    R"(# A scenario to fit to evidence: the baseline alone, for twenty years as the figures it is held against have them.

schema = 1
extends = "builtin:baseline"
title = "Held against published figures"

[citizens]
count = 100 # fewer than usual, to be quick

[[strategies]]
name = "baseline"
description = "the support that is usual today"

[run]
replicates = 50
seed = 1
)";

} // namespace

const std::vector<Template>& templates() {
  static const std::vector<Template> all{
      {"quick", "one strategy, many histories", quick, "run scenario.toml --strategy baseline --out results",
       "entente trace --study results --row 0         one of its histories, month by month\n"
       "entente check --resolved scenario.toml        every number that was taken\n"},
      {"compare", "several strategies on the same histories", compare, "compare scenario.toml --out results",
       "entente compare scenario.toml --reps 500 --out results    more histories: extends what is there\n"
       "entente verify results                                    runs a sample again and compares\n"},
      {"sweep", "a comparison at many points of what is not known", sweep,
       "sweep scenario.toml --design lhs --points 20 --out results",
       "entente sweep scenario.toml --design morris --trajectories 10 --out morris    which numbers matter\n"
       "entente sweep scenario.toml --design lhs --vary all --out everything          every parameter\n"},
      {"calibrate", "a scenario to be held against evidence", calibrate,
       "run scenario.toml --strategy baseline --out results",
       "entente calibrate scenario.toml --out calibration    fits the parameters to the published figures\n"},
  };
  return all;
}

} // namespace entente::cli
