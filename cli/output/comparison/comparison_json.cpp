#include "cli/output/comparison/comparison_output.hpp"

#include "cli/study/study.hpp"
#include "engine/api/comparison_json.hpp"

namespace entente::cli {

std::string comparison_json(const std::vector<VariantResult>& variants,
                            const std::vector<std::size_t>& only) {
  std::vector<ComparedVariant> compared;
  for (const VariantResult& variant : variants)
    compared.push_back({variant.name, &variant.result->comparison, variant.result->digest,
                        variant.result->failures.size(),
                        variant.result->failure_costs ? &*variant.result->failure_costs : nullptr});
  const Study& study = *variants.front().study;
  constexpr int indent = 2;
  return entente::comparison_json(study.scenario, study.seed, compared, only, indent);
}

} // namespace entente::cli
