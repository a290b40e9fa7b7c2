# Debian's clang-19 for WebAssembly: cmake --toolchain cmake/wasm-toolchain.cmake -DENTENTE_PORTABLE=ON builds the engine as the
# explorer carries it. Packages: scripts/install-dependencies explorer.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_C_COMPILER clang-19)
set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
# Every browser of the last years has vectors of 128 bits.
set(CMAKE_CXX_FLAGS_INIT "-msimd128 -mbulk-memory")
set(CMAKE_EXECUTABLE_SUFFIX_CXX .wasm)
set(ENTENTE_WASM TRUE)

# Header-only libraries are taken one by one: /usr/include as a whole holds this machine's C library, too.
set(ENTENTE_WASM_HEADERS ${CMAKE_BINARY_DIR}/headers)
if(NOT EXISTS ${ENTENTE_WASM_HEADERS})
  file(MAKE_DIRECTORY ${ENTENTE_WASM_HEADERS})
  foreach(folder boost fmt nlohmann toml++)
    file(CREATE_LINK /usr/include/${folder} ${ENTENTE_WASM_HEADERS}/${folder} SYMBOLIC)
  endforeach()
endif()
