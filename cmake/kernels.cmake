# Hot loops over citizens are compiled once per level of the processor, each in a namespace of its own
# (ENTENTE_LEVEL), and chosen at run time through a table of function pointers (docs/decisions/0086).

# Operations that may not trap let GCC compute both sides of a choice, as registers of many must; no value changes.
set(ENTENTE_KERNEL_OPTIONS -fno-trapping-math)

# GCC copies structures of registers in pieces of 16 bytes, unless told otherwise; a register read back from two pieces
# waits until both are in the cache.
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-mmove-max=256 ENTENTE_HAS_MOVE_MAX)
set(whole_registers "")
if(ENTENTE_HAS_MOVE_MAX)
  set(whole_registers -mmove-max=256 -mstore-max=256)
endif()

function(entente_kernel_level suffix)
  file(GLOB kernels CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/engine/*/*/*_${suffix}.cpp"
    "${PROJECT_SOURCE_DIR}/benchmarks/workloads/*_${suffix}.cpp")
  if(kernels)
    set_source_files_properties(${kernels} PROPERTIES COMPILE_OPTIONS "${ENTENTE_KERNEL_OPTIONS};${ARGN}"
      SKIP_PRECOMPILE_HEADERS ON)
  endif()
endfunction()
entente_kernel_level(plain)
entente_kernel_level(avx2 -mavx2 ${whole_registers})
entente_kernel_level(avx512 -mavx512f -mavx512dq -mavx512bw -mavx512vl -mprefer-vector-width=512)
