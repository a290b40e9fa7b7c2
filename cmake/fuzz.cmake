# One libFuzzer program for each tests/fuzz/<target>.cpp, which defines LLVMFuzzerTestOneInput; .ci/fuzz runs them.
if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  message(FATAL_ERROR "ENTENTE_FUZZ needs Clang: configure with -DCMAKE_CXX_COMPILER=clang++-14")
endif()

# Fuzzing is steered by the branches taken in what reads the input; the rest need not tell its own. These are the parts of
# -fsanitize=fuzzer-no-link, which Clang refuses beside a precompiled header made without it.
file(GLOB_RECURSE steering CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/engine/scenario/*.cpp"
  "${PROJECT_SOURCE_DIR}/engine/store/*.cpp" "${PROJECT_SOURCE_DIR}/engine/world/import/*.cpp"
  "${PROJECT_SOURCE_DIR}/tests/fuzz/*.cpp")
set_source_files_properties(${steering} PROPERTIES
  COMPILE_OPTIONS -fsanitize-coverage=inline-8bit-counters,indirect-calls,trace-cmp,pc-table)

# The convention of fuzzers for code that must let them pass: ours are the checksums of a store.
set_source_files_properties("${PROJECT_SOURCE_DIR}/engine/store/sqlite/checksum.cpp" "${PROJECT_SOURCE_DIR}/tests/fuzz/fuzz_store.cpp"
  PROPERTIES COMPILE_DEFINITIONS FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION SKIP_PRECOMPILE_HEADERS ON)

add_custom_target(entente_fuzz)
file(GLOB fuzz_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/fuzz/*.cpp")
foreach(source IN LISTS fuzz_sources)
  cmake_path(GET source STEM target)
  add_executable(${target} ${source})
  target_link_libraries(${target} PRIVATE entente_store SQLite::SQLite3)
  target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/fuzz)
  add_dependencies(entente_fuzz ${target})
endforeach()
