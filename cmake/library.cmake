# The engine up to its API as one static library that a program of another language can take in: the objects of the release
# build, with the scenarios that the program carries and the reading of files. Made when it is asked for alone
# (--target entente_library). Needs oneTBB, libcrypto, expat, fmt and SQLite at run time. What bindings/r is built from (scripts/r).
add_library(entente_library STATIC EXCLUDE_FROM_ALL)
foreach(part random statistics scenario model ensemble store analysis api)
  target_sources(entente_library PRIVATE $<TARGET_OBJECTS:entente_${part}>)
endforeach()
set_target_properties(entente_library PROPERTIES OUTPUT_NAME entente LINKER_LANGUAGE CXX)
