# The sources of the engine up to its API, and no more: what is built for browsers and for other languages.
set(ENTENTE_API_SOURCES "")
foreach(folder core random statistics parallel scenario world rules support outcomes run ensemble api)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/engine/${folder}/*.cpp")
  list(APPEND ENTENTE_API_SOURCES ${found})
endforeach()
# The parts of analysis that the API stands on (.ci/layers.txt).
foreach(name IN ITEMS comparison/comparison comparison/cost_effect courses/course comparison/death_toll
    comparison/icon_array comparison/verdict decision/decision decision/decision_costs decision/decision_regret decision/goal
    failure/failure_costs report/page/summary)
  list(APPEND ENTENTE_API_SOURCES ${PROJECT_SOURCE_DIR}/analysis/${name}.cpp)
endforeach()
