// Verdict on a hypothesis: whether a study found what its scenario had written down before: each expectation
// confirmed, refuted or undecided at this precision. A pure function of a comparison, for text, tables and
// page alike.
//
// What is read is an interval of the paired difference, and the smallest difference that would matter, d
// (docs/decisions/0035). Expected "+": confirmed if the interval lies above 0; refuted if it lies below 0, or
// below d, so that nothing that matters is left of the effect. "-" is the mirror image. Expected "0":
// confirmed if the interval lies within -d .. d (equivalence; Schuirmann 1987, with the 95 % interval in
// place of the 90 % one), refuted if it lies beyond d on either side. All else is undecided.
#pragma once
#include "engine/scenario/model/outcome.hpp"
#include "engine/statistics/inference/interval.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Comparison;
struct Estimate;
struct Expectation;
struct Scenario;
struct Strategy;

// What a difference beyond noise is to those concerned, whatever was expected of it.
enum class Benefit { none, gain, harm };

enum class Confirmation { confirmed, refuted, undecided };
std::string_view name_of(Confirmation finding);

struct ExpectationVerdict {
  std::string strategy, outcome, label, unit;
  char expected = '0'; // '+', '-', '0'
  double smallest = 0.0;
  bool smallest_is_own = false; // the scenario says so itself
  bool of_harm = false;         // the sign expected is the worse one
  // Of log deaths: people, the mean difference beside that of their logarithm.
  std::optional<double> deaths;

  std::size_t pairs = 0;
  double reference = 0.0; // mean of the reference
  double difference = 0.0;
  Interval interval; // 95 %, by itself
  // At the level at which all that is said of all expectations of the hypothesis is right 95 times of 100
  // (docs/decisions/0145).
  Interval controlled;
  double p = 0.0, p_holm = 0.0; // of no difference; adjusted among the expectations

  Confirmation alone = Confirmation::undecided;   // by `interval`
  Confirmation finding = Confirmation::undecided; // by `controlled`: this is the verdict
  bool beyond_noise = false;                      // `controlled` excludes 0
  Benefit side = Benefit::none;                   // what it then is; none where no side is better
  bool too_small = false; // `controlled` lies within the smallest difference that matters
  std::string reading;    // one sentence, without numbers
  // Pairs after which the interval would be as wide as the smallest difference either way; where undecided.
  std::optional<std::size_t> pairs_to_decide;
};

enum class Overall { confirmed, refuted, mixed, undecided };
std::string_view name_of(Overall overall);

struct Verdict {
  std::vector<ExpectationVerdict> expectations;
  std::size_t confirmed = 0, refuted = 0, undecided = 0;
  std::size_t small = 0; // expected gains that are there and too small to matter
  Overall overall = Overall::undecided;
  std::string sentence;
  // Beside what was expected, of the same strategies: what becomes of the primary outcome, and every outcome
  // that is shown to get worse when all are looked at together (cost apart).
  std::string primary, harms;
};

// Nothing where the scenario expects nothing of the strategies compared.
std::optional<Verdict> verdict_of(const Comparison& comparison, const Scenario& scenario);

// How large, in words, what a number in the outcome's unit does not say: of log deaths, "+9.5 % in the
// typical conflict, +2,393 deaths a conflict on average". Empty for other outcomes.
std::string size_in_words(const ExpectationVerdict& expectation);

// What a world adds: whether the hypothesis should fail there, and whether it does. The expectations that
// count are those of a gain, or of harm where no gain is expected: "0" cannot fail by nothing happening, and
// harm that is there does not hold up a claim. docs/decisions/0073.
enum class InVariant { holds, fails, undecided };
struct VariantVerdict {
  bool should_fail = false;
  InVariant found = InVariant::undecided;
  std::string sentence;
};
VariantVerdict variant_verdict(const Verdict& verdict, const Scenario& scenario, std::string_view variant);

// Only costs, has no content: a placebo, or more money for the usual support.
bool is_yardstick(const Strategy& strategy);

} // namespace entente
