#include "cli/verbs/templates.hpp"

namespace entente::cli {
namespace {

using Text = std::string;

// What a scenario opens with: a comment, and the heading under which the rest stands.
Text opening(std::string_view comment, std::string_view title) {
  return Text(comment) + "\nschema = 1\nextends = \"builtin:baseline\"\ntitle = \"" + Text(title) + "\"\n";
}

// An accord is rarely signed in the first years, and whether it holds takes five more
// (engine/scenario/model/horizon.cpp).
constexpr std::string_view twenty_years = "months = 240\n";
constexpr std::string_view few_citizens = "\n[citizens]\ncount = 100 # fewer than usual, to be quick\n";

constexpr std::string_view baseline = R"(
[[strategies]]
name = "baseline"
description = "the support that is usual today"
)";

Text strategy(std::string_view name, std::string_view instrument) {
  return "\n[[strategies]]\nname = \"" + Text(name) + "\"\nactions = [ { instrument = \"" + Text(instrument) +
         "\", strength = 1.0 } ]\n";
}

Text replicates(int count) {
  return "\n[run]\nreplicates = " + std::to_string(count) + "\nseed = 1\n";
}

Text quick() {
  return opening(
             R"(# One strategy, many histories. Every number that is not written here is that of the built-in baseline:
# `entente params` lists them, `entente check --resolved scenario.toml` writes them all out.
)",
             "A first study") +
         Text(twenty_years) + Text(few_citizens) + replicates(400);
}

Text compare() {
  return opening(
             R"(# Several strategies on the same histories: what a difference between them is worth. Two yardsticks stand beside
# the strategy that is tried: a placebo that costs as much and does nothing, and more money for the usual.
)",
             "Does joint analysis help?") +
         Text(twenty_years) + Text(few_citizens) + Text(baseline) +
         strategy("joint analysis", "joint_analysis") + strategy("placebo", "placebo") +
         strategy("more money", "more_money") + replicates(400);
}

Text sweep() {
  return opening(
             R"(# The same comparison at many points of what is not known. What stands under [uncertain] is what the sweep varies.
)",
             "Where does joint analysis help?") +
         Text(twenty_years) + Text(few_citizens) + R"(
[uncertain]
"third_parties.common_error" = { uniform = [0.1, 0.6] }
"talks.skill_effect" = { uniform = [0.1, 1.0] }
"country.capacity" = { uniform = [0.2, 0.85] }
)" + Text(baseline) +
         strategy("joint analysis", "joint_analysis") + replicates(20);
}

Text calibrate() {
  return opening(
             R"(# A scenario to fit to evidence: the baseline alone, for twenty years as the figures it is held against have them.
)",
             "Held against published figures") +
         Text(twenty_years) + Text(few_citizens) + Text(baseline) + replicates(400);
}

} // namespace

const std::vector<Template>& templates() {
  static const std::vector<Template> all{
      {"quick", "one strategy, many histories", quick(),
       "run scenario.toml --strategy baseline --out results",
       "entente trace --study results --row 0         one of its histories, month by month\n"
       "entente check --resolved scenario.toml        every number that was taken\n"},
      {"compare", "several strategies on the same histories", compare(),
       "compare scenario.toml --out results",
       "entente compare scenario.toml --reps 2000 --out results   more histories: extends what is there\n"
       "entente report results                                    a page to read and pass on\n"
       "entente verify results                                    runs a sample again and compares\n"},
      {"sweep", "a comparison at many points of what is not known", sweep(),
       "sweep scenario.toml --design lhs --points 20 --out results",
       "entente sensitivity results                                                    where it helps or "
       "hurts\n"
       "entente sweep scenario.toml --design morris --trajectories 10 --out morris    which numbers matter\n"
       "entente sweep scenario.toml --design lhs --vary all --out everything          every parameter\n"},
      {"calibrate", "a scenario to be held against evidence", calibrate(),
       "run scenario.toml --strategy baseline --out results",
       "entente calibrate scenario.toml --out calibration    fits the parameters to the published figures\n"},
  };
  return all;
}

} // namespace entente::cli
