// The explorer's session: the API's lines of JSON, and what a page needs besides: blocks of replicates as
// numbers, joined from several workers; the charts of the report; one conflict, month by month and region by
// region.
//
//   {"do": "part", "first", "last", "seed", "keep", "variant"}   simulates; the numbers lie in values() and
//   the others
//   {"do": "join", the same}                                     takes such numbers in, in order
//   {"do": "compare", "variant"}                                 the comparison of all that was joined
//   {"do": "forest"}, {"do": "over time"}                        drawings of that, of its months
//   {"do": "decide", "effect", "variants"}                       what one would regret least, over parameter
//   sets and over variants that were joined
//   {"do": "replay", "seed", "replicate", "strategies"}          one conflict under each of them
//   {"do": "catalogue"}                                          scenarios and instruments that there are
//   {"do": "base", "text"}                                       what `extends = "page:base"` means from now
//   on
//   {"do": "read", "text", "name", "base"}                       {"toml", "description"} of another scenario,
//   its base the one given here; what is loaded and joined stays
//
// All else is the API's (docs/api.md).
#pragma once
#include "engine/api/session.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace entente::explorer {

class Session {
 public:
  Session();
  Session(const Session&) = delete;

  // One line for one line, as entente::Session::answer.
  Answer answer(std::string_view line);

  // Of the last part, or for the next join.
  ReplicateValues& part() { return part_; }
  std::vector<float>& series() { return series_; } // [strategy x indicators][history x months], in one piece

 private:
  friend class Dispatch;

  // base: text of page:base.
  static Expected<SourceText> resolve(std::string_view name, const std::string& base);

  std::string base_; // text of page:base
  entente::Session api_;
  std::uint64_t lines_ = 0;
  ReplicateValues part_;
  std::vector<float> series_;
  std::map<std::string, Experiment> joined_; // by variant; "" is the scenario as it is
  Experiment followed_;                      // those replicates whose months are kept

  // Of what was joined of a variant, until more is: numbers and drawings are asked for one after the other.
  struct Told {
    std::string variant;
    ExperimentSummary summary;
  };
  std::optional<Told> told_;
};

} // namespace entente::explorer
