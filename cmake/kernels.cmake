# Hot loops over citizens are compiled once per level of the processor, each in a namespace of its own
# (ENTENTE_LEVEL), and chosen at run time through a table of function pointers.
function(entente_kernel_level suffix)
  file(GLOB kernels CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/engine/*/*_${suffix}.cpp"
    "${PROJECT_SOURCE_DIR}/benchmarks/workloads/*_${suffix}.cpp")
  if(kernels)
    set_source_files_properties(${kernels} PROPERTIES COMPILE_OPTIONS "${ARGN}" SKIP_PRECOMPILE_HEADERS ON)
  endif()
endfunction()
entente_kernel_level(avx2 -mavx2)
entente_kernel_level(avx512 -mavx512f -mavx512dq -mavx512bw -mavx512vl -mprefer-vector-width=512)
