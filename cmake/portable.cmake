# The engine up to its API as a library that needs the C++ library alone (ENTENTE_PORTABLE): no exceptions, no threads, no
# OpenSSL, no expat; headers of Boost, Eigen, fmt, nlohmann/json and toml++ are all that is looked for. What a browser runs;
# .ci/portable builds it natively and compares digests. GraphML is not read, everything else is the same to the bit.
find_package(Boost 1.74 REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)

include(cmake/api_sources.cmake)
add_library(entente_portable STATIC ${ENTENTE_API_SOURCES})
target_link_libraries(entente_portable PUBLIC entente_options Eigen3::Eigen PRIVATE Boost::headers
  nlohmann_json::nlohmann_json fmt::fmt-header-only)
target_include_directories(entente_portable SYSTEM PRIVATE ${TOMLPLUSPLUS_INCLUDE})
target_compile_options(entente_portable PUBLIC -fno-exceptions PRIVATE -Werror)
target_compile_definitions(entente_portable PUBLIC ENTENTE_SERIAL ENTENTE_OWN_SHA256 ENTENTE_NO_XML)
include(cmake/kernels.cmake)
include(cmake/precompiled.cmake)
entente_precompile(entente_portable)

add_executable(entente_portable_digest ${PROJECT_SOURCE_DIR}/tests/digest/portable.cpp)
target_link_libraries(entente_portable_digest PRIVATE entente_portable)
