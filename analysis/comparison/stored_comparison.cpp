#include "analysis/comparison/stored_comparison.hpp"

#include "engine/scenario/model/scenario.hpp"
#include "engine/store/folder/study_digest.hpp"
#include "engine/store/sqlite/store.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>

namespace entente {
namespace {

// Takes histories one by one, in order, and gives them on by replicate and by cell.
class Collector {
 public:
  Collector(const Store& store, const Scenario& scenario, const std::function<void(StoredComparison&&)>& see)
      : scenario_(&scenario), see_(&see), digest_(store), arms_(store.head().strategies.size()),
        outcomes_(store.head().outcomes.size()), values_(arms_ * outcomes_),
        failed_(std::make_unique<bool[]>(arms_)), all_(arms_), reference_(*reference_position(scenario)) {
    std::iota(all_.begin(), all_.end(), std::size_t{0});
  }

  // All strategies of a replicate, then of the next: a store gives no other order, and leaves none out.
  void add(std::size_t strategy, const Unit& unit, bool failed, std::span<const double> values) {
    if (strategy >= arms_ || values.size() != outcomes_)
      throw ResultsDamaged("a history is of no strategy of the scenario");
    if (!builder_ || unit.variant != unit_.variant || unit.point != unit_.point)
      begin(unit);
    unit_ = unit;
    digest_.add(strategy, unit, values);
    std::copy(values.begin(), values.end(),
              values_.begin() + static_cast<std::ptrdiff_t>(strategy * outcomes_));
    failed_[strategy] = failed;
    if (strategy + 1 == arms_)
      builder_->add(unit.replicate, values_, {failed_.get(), arms_});
  }

  void end() {
    if (builder_)
      (*see_)({unit_.variant, unit_.point, builder_->finish(), digest_.end_cell()});
    builder_.reset();
  }

  std::string finish() {
    end();
    return digest_.finish();
  }

 private:
  void begin(const Unit& unit) {
    end();
    unit_ = unit;
    builder_.emplace(*scenario_, all_, reference_);
  }

  const Scenario* scenario_;
  const std::function<void(StoredComparison&&)>* see_;
  StudyDigest digest_;
  std::size_t arms_, outcomes_;
  std::vector<double> values_; // [strategy x outcome], of the replicate being read
  std::unique_ptr<bool[]> failed_;
  std::vector<std::size_t> all_;
  std::size_t reference_;
  Unit unit_;
  std::optional<ComparisonBuilder> builder_;
};

} // namespace

std::string each_comparison(const Store& store, const Scenario& scenario,
                            const std::function<void(StoredComparison&&)>& see) {
  Collector collector(store, scenario, see);
  store.each_history([&](std::size_t strategy, const Unit& unit, bool failed,
                         std::span<const double> values) { collector.add(strategy, unit, failed, values); });
  return collector.finish();
}

} // namespace entente
