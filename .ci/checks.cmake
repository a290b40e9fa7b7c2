# The slower checks as tests of ctest, labelled "ci", each alone on the machine but for those that keep one processor
# busy. Included with -DENTENTE_CI=ON only, so that scripts/test stays quick. A new check is a script that exits with 0
# when all is well, and a line here.
function(entente_check name)
  # The timeout ends what hangs, also on a machine several times slower than usual.
  add_test(NAME ci/${name} COMMAND ${ARGN} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(ci/${name} PROPERTIES LABELS ci RUN_SERIAL TRUE TIMEOUT 3000
    ENVIRONMENT "ENTENTE_PROGRAM=$<TARGET_FILE:entente>;ENTENTE_BUILD_DIR=${PROJECT_BINARY_DIR}")
endfunction()

entente_check(layers .ci/check-layers)
entente_check(format .ci/check-format)
entente_check(names .ci/check-names)
entente_check(unreachable .ci/check-unreachable)
entente_check(generated-docs scripts/generate-docs --check)
entente_check(sanitizers .ci/sanitizers)
entente_check(threads .ci/threads)
entente_check(digests .ci/digests)
entente_check(report-browser .ci/report-browser)
# The portable build (ENTENTE_PORTABLE) is checked as what it is for; .ci/portable builds it natively, to find a fault faster.
entente_check(explorer scripts/explorer --page --test)
entente_check(reading-results-in-r ${CMAKE_COMMAND} -E env ENTENTE_SOURCE_DIR=${PROJECT_SOURCE_DIR}
  bash tests/scripts/reading_results_test.sh --r)
entente_check(python scripts/python)
entente_check(deb bash tests/packages/deb_test.sh)
entente_check(wheel bash tests/packages/wheel_test.sh)
entente_check(r scripts/r)
entente_check(slurm bash tests/slurm/real_slurm.sh)
set_tests_properties(ci/slurm PROPERTIES SKIP_RETURN_CODE 77)
# A browser and R work on one processor for minutes: another test has the other.
set_tests_properties(ci/report-browser ci/explorer ci/reading-results-in-r PROPERTIES RUN_SERIAL FALSE)
file(GLOB fuzz_targets CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/fuzz/*.cpp")
if(fuzz_targets)
  entente_check(fuzz .ci/fuzz)
endif()
