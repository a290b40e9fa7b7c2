# The engine up to its API as a library that needs the C++ library alone (ENTENTE_PORTABLE): no exceptions, no threads, no
# OpenSSL, no expat; headers of Boost, Eigen, fmt, nlohmann/json and toml++ are all that is looked for. What a browser runs;
# .ci/portable builds it natively and compares digests. GraphML is not read, everything else is the same to the bit.
if(ENTENTE_WASM)
  foreach(library Boost::headers nlohmann_json::nlohmann_json fmt::fmt-header-only Eigen3::Eigen)
    add_library(${library} INTERFACE IMPORTED)
    target_include_directories(${library} SYSTEM INTERFACE ${ENTENTE_WASM_HEADERS})
  endforeach()
  target_include_directories(Eigen3::Eigen SYSTEM INTERFACE /usr/include/eigen3)
  target_compile_definitions(fmt::fmt-header-only INTERFACE FMT_HEADER_ONLY)
  # Boost 1.74 names what C++17 took out of the standard library.
  target_compile_definitions(Boost::headers INTERFACE _LIBCPP_ENABLE_CXX17_REMOVED_UNARY_BINARY_FUNCTION)
  set(TOMLPLUSPLUS_INCLUDE ${ENTENTE_WASM_HEADERS})
else()
  find_package(Boost 1.74 REQUIRED)
  find_package(Eigen3 3.4 REQUIRED NO_MODULE)
  find_package(nlohmann_json REQUIRED)
  find_package(fmt REQUIRED)
  find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)
endif()

include(cmake/api_sources.cmake)
if(ENTENTE_WASM)
  # Levels of x86-64 alone.
  list(FILTER ENTENTE_API_SOURCES EXCLUDE REGEX "_avx(2|512)\\.cpp$")
  # Boost.Math would guard its tables by a mutex.
  set_source_files_properties(${PROJECT_SOURCE_DIR}/engine/statistics/inference/tails.cpp PROPERTIES COMPILE_DEFINITIONS
    "BOOST_DISABLE_THREADS;BOOST_SMART_PTR_DETAIL_LIGHTWEIGHT_MUTEX_HPP_INCLUDED")
endif()

# As objects for the linker of WebAssembly, which cannot read an archive that another system's tool made.
if(ENTENTE_WASM)
  set(portable_kind OBJECT)
else()
  set(portable_kind STATIC)
endif()
# Reading, checking and telling, around what simulates: small rather than fast.
set(portable_around ${ENTENTE_API_SOURCES})
list(FILTER portable_around INCLUDE REGEX "^${PROJECT_SOURCE_DIR}/engine/(scenario|api)/")
list(REMOVE_ITEM ENTENTE_API_SOURCES ${portable_around})
add_library(entente_portable_around ${portable_kind} ${portable_around})
add_library(entente_portable ${portable_kind} ${ENTENTE_API_SOURCES})
target_compile_options(entente_portable_around PRIVATE -Os)
foreach(library entente_portable_around entente_portable)
  target_link_libraries(${library} PUBLIC entente_options Eigen3::Eigen PRIVATE Boost::headers
    nlohmann_json::nlohmann_json fmt::fmt-header-only)
  target_include_directories(${library} SYSTEM PRIVATE ${TOMLPLUSPLUS_INCLUDE})
  target_compile_options(${library} PUBLIC -fno-exceptions PRIVATE -Werror)
  target_compile_definitions(${library} PUBLIC ENTENTE_SERIAL ENTENTE_OWN_SHA256 ENTENTE_NO_XML)
endforeach()
if(NOT ENTENTE_WASM) # each calls the other, which only archives must say
  target_link_libraries(entente_portable PUBLIC entente_portable_around)
  target_link_libraries(entente_portable_around PUBLIC entente_portable)
endif()
include(cmake/kernels.cmake)
include(cmake/precompiled.cmake)
entente_precompile(entente_portable)
entente_precompile(entente_portable_around)
set(ENTENTE_UNITY_APART ON) # the program has these files in several libraries
entente_unity(entente_portable_around entente_portable)

if(ENTENTE_WASM)
  include(cmake/explorer.cmake)
else()
  add_executable(entente_portable_digest ${PROJECT_SOURCE_DIR}/tests/digest/portable.cpp)
  target_link_libraries(entente_portable_digest PRIVATE entente_portable)
endif()
