# Sources of one library are compiled together, forty-eight at most: the headers that they share are read once for all of
# them, which halves a build and more. Names in unnamed namespaces are therefore unique within a library, whichever files meet
# (.ci/check-names, docs/decisions/0144). Switched off (-DENTENTE_UNITY=OFF, the preset dev) a change compiles one file alone, and a file that
# forgets an include is found.
option(ENTENTE_UNITY "Compile the sources of a library together" ON)

# Neighbours in the order of their paths share a unit; the units of a library hold about as many files each.
function(entente_unity)
  if(NOT ENTENTE_UNITY)
    return()
  endif()
  foreach(target IN LISTS ARGN)
    set(together "")
    get_target_property(sources ${target} SOURCES)
    list(SORT sources)
    foreach(source IN LISTS sources)
      cmake_path(IS_PREFIX PROJECT_BINARY_DIR ${source} generated)
      cmake_path(GET source EXTENSION kind)
      get_source_file_property(options ${source} COMPILE_OPTIONS)
      if(generated OR options OR NOT kind STREQUAL ".cpp")
        set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
      else()
        list(APPEND together ${source})
      endif()
    endforeach()

    list(LENGTH together count)
    math(EXPR units "(${count} + 47) / 48")
    set(place 0)
    foreach(source IN LISTS together)
      math(EXPR unit "${place} * ${units} / ${count}")
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${unit})
      math(EXPR place "${place} + 1")
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  endforeach()
endfunction()
