// Structural table: what loading, validation, JSON Schema, `entente params` and the
// documentation read about the members of Structure.
#pragma once
#include "engine/scenario/model/structure.hpp"

#include <span>
#include <string>
#include <string_view>

namespace entente {

struct StructureField {
  std::string_view group, name, unit;
  double minimum, maximum; // allowed values; draws are clipped to them
  bool integer;            // whole numbers only
  bool known;              // a size that must be a plain number: no prior may stand for it
  std::string_view doc, source;
  char grade; // evidence: A measured, B fitted to data, C literature, D free or set
  Distribution& (*member)(Structure&);

  const Distribution& of(const Structure& structure) const {
    return member(const_cast<Structure&>(structure));
  }
  std::string key() const { return std::string(group) + "." + std::string(name); }
};

std::span<const StructureField> structure_table();
// "group.name", or nullptr.
const StructureField* find_structure(std::string_view key);

} // namespace entente
