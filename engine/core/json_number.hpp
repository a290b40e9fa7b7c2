// A number in JSON: null where it is missing or not finite.
#pragma once
#include "engine/core/missing.hpp"

#include <cmath>
#include <optional>

namespace entente {

// Json: a type of the library that writes the document, which no header of ours names.
template<class Json>
Json json_number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

template<class Json>
Json json_number(const std::optional<double>& value) {
  return json_number<Json>(value.value_or(missing));
}

// The number that json_number wrote; null is missing. Throws what Json throws for anything else.
template<class Json>
double number_from_json(const Json& json) {
  return json.is_null() ? missing : json.template get<double>();
}

} // namespace entente
