# The headers that most files read, read once: for builds that only check (ENTENTE_PRECOMPILE in CMakePresets.json).
# The release build does without, so that a file which forgets an include is found by the build that everybody runs.
option(ENTENTE_PRECOMPILE "Compile the headers that most files read once for all of them" OFF)

set(ENTENTE_COMMON_HEADERS
  <algorithm> <array> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <span> <sstream>
  <stdexcept> <string> <string_view> <unordered_map> <utility> <variant> <vector> <Eigen/Core>)

# The first target compiles them, the others take over what it made.
function(entente_precompile first)
  if(ENTENTE_PRECOMPILE)
    target_precompile_headers(${first} PRIVATE ${ENTENTE_COMMON_HEADERS})
    foreach(target IN LISTS ARGN)
      target_precompile_headers(${target} REUSE_FROM ${first})
    endforeach()
  endif()
endfunction()
