# The engine up to its API as one static library that a program of another language can take in (ENTENTE_LIBRARY): the
# release build's code, position-independent, with the scenarios that the program carries and the reading of files. Needs
# oneTBB, libcrypto, expat and fmt at run time. What bindings/r is built from (scripts/r).
find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(TBB REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(EXPAT 2.5 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)

include(cmake/api_sources.cmake)
include(cmake/embed.cmake)
include(cmake/version.cmake)
add_library(entente_library STATIC ${ENTENTE_API_SOURCES} ${PROJECT_SOURCE_DIR}/engine/store/files/files.cpp
  ${ENTENTE_EMBEDDED} ${ENTENTE_BUILD_INFO})
set_target_properties(entente_library PROPERTIES OUTPUT_NAME entente POSITION_INDEPENDENT_CODE ON
  CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
target_compile_options(entente_library PRIVATE $<$<CONFIG:Release>:-ffunction-sections -fdata-sections>)
target_link_libraries(entente_library PUBLIC entente_options Eigen3::Eigen PRIVATE Boost::headers EXPAT::EXPAT
  fmt::fmt nlohmann_json::nlohmann_json OpenSSL::Crypto TBB::tbb)
target_include_directories(entente_library SYSTEM PRIVATE ${TOMLPLUSPLUS_INCLUDE})
include(cmake/kernels.cmake)
