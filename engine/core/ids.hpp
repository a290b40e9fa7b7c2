// Strong ids: a region is never mistaken for a citizen. The number is a position in the table of its kind.
#pragma once
#include <cstddef>
#include <cstdint>

namespace entente {

enum class CitizenId : std::uint32_t {};
enum class RegionId : std::uint32_t {};
enum class IdentityId : std::uint32_t {};
enum class DyadId : std::uint32_t {};
enum class ThirdPartyId : std::uint32_t {};

template<class Id>
constexpr std::size_t index(Id id) {
  return static_cast<std::size_t>(id);
}

} // namespace entente
