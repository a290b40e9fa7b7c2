# Flags that every target shares. Bits first: no contraction, no fast-math, no libm in the state path.
add_library(entente_options INTERFACE)
target_include_directories(entente_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_features(entente_options INTERFACE cxx_std_20)
target_compile_options(entente_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -ffp-contract=off -fno-math-errno)
# GCC 12 sees an overlap in every std::string + (GCC bug 105651, mended in 13).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(entente_options INTERFACE -Wno-restrict)
endif()
# Eigen is storage and element-wise work only; its own vector code would make bits depend on the build.
target_compile_definitions(entente_options INTERFACE EIGEN_DONT_VECTORIZE EIGEN_NO_DEBUG)
if(ENTENTE_NATIVE)
  target_compile_options(entente_options INTERFACE -march=native)
endif()
# What stands around the engine, the reading of scenarios, the verbs, reports and tests, runs for moments and compiles for
# minutes: little is optimised there, and nothing where it is only checked.
set(ENTENTE_AROUND_OPTIONS $<$<CONFIG:Release>:-O1>)
# What waits for files or answers once, after the histories: kept studies, and what is computed from them.
set(ENTENTE_WAITING_OPTIONS ${ENTENTE_AROUND_OPTIONS})
if(ENTENTE_SANITIZE)
  set(ENTENTE_AROUND_OPTIONS -O0)
  target_compile_options(entente_options INTERFACE -fsanitize=${ENTENTE_SANITIZE} -fno-omit-frame-pointer -g1
    -fno-sanitize-recover=all)
  target_link_options(entente_options INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()
