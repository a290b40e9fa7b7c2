# The headers that most files read, read once for all of them: for builds by Clang that only check (CMakePresets.json).
# GCC gains nothing by it, and the release build does without in any case, so that a file which forgets an include is
# found by the build that everybody runs.
option(ENTENTE_PRECOMPILE "Compile the headers that most files read once for all of them" OFF)

set(ENTENTE_COMMON_HEADERS "")
if(ENTENTE_PRECOMPILE)
  set(ENTENTE_COMMON_HEADERS
    <algorithm> <array> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <span> <sstream>
    <stdexcept> <string> <string_view> <unordered_map> <utility> <variant> <vector> <Eigen/Core>)
endif()

# The first target compiles them, the others, with the same options, take over what it made.
function(entente_precompile first)
  if(ENTENTE_COMMON_HEADERS)
    target_precompile_headers(${first} PRIVATE ${ENTENTE_COMMON_HEADERS})
    if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
      # Made twice of the same headers it is the same file, so that ccache knows what was compiled with it.
      target_compile_options(${first} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
    endif()
    foreach(target IN LISTS ARGN)
      target_precompile_headers(${target} REUSE_FROM ${first})
    endforeach()
  endif()
endfunction()
