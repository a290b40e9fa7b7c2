// Mark of a difference: how a difference between strategies is judged wherever it is marked: when all
// headline outcomes and strategies are looked at together (Holm, 5 %). Text, drawings and charts read the
// same mark.
#pragma once
#include "engine/scenario/model/outcome.hpp"

#include <string_view>

namespace entente {

struct Difference;

// otherwise: shown, of an outcome that is neither better nor worse; unclear: not told from none, or not
// tested.
enum class DifferenceMark { better, worse, otherwise, unclear };

DifferenceMark mark_of(const Difference& difference, Better better);
std::string_view name_of(DifferenceMark mark);

} // namespace entente
