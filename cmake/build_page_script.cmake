# Run by the build: cmake -DNODE= -DNPM= -DSOURCE=analysis/report -DWORK= -DOUTPUT= -P build_page_script.cmake
# Packages are installed in WORK, exactly as the lock file says and without running any script of theirs; again only
# when the lock file has changed.
file(MAKE_DIRECTORY ${WORK})
file(GLOB sources ${SOURCE}/assets/*.mjs ${SOURCE}/assets/*.json ${SOURCE}/assets/.npmrc)
file(COPY ${sources} DESTINATION ${WORK})
file(REMOVE_RECURSE ${WORK}/src)
file(COPY ${SOURCE}/assets/src DESTINATION ${WORK})

# An older time than everything it is made from: the next build tries again.
function(give_up why)
  message("${why}\nPages of reports are made without a script until a build succeeds in this.")
  file(WRITE ${OUTPUT} "")
  execute_process(COMMAND touch -t 200001010000 ${OUTPUT})
endfunction()

file(SHA256 ${WORK}/package-lock.json lock)
set(installed "")
if(EXISTS ${WORK}/installed)
  file(READ ${WORK}/installed installed)
endif()
if(NOT installed STREQUAL lock)
  file(REMOVE ${WORK}/installed)
  execute_process(
    COMMAND ${NPM} ci --omit=dev --ignore-scripts --no-audit --no-fund --prefer-offline --fetch-retries=1
      --fetch-retry-mintimeout=1000 --fetch-timeout=60000 --loglevel=error
    WORKING_DIRECTORY ${WORK} RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE errors)
  if(NOT status EQUAL 0)
    string(REGEX MATCH "^([^\n]*\n?[^\n]*\n?[^\n]*)" errors "${errors}")
    give_up("npm could not install what the page's script is built with:\n${errors}")
    return()
  endif()
  file(WRITE ${WORK}/installed ${lock})
endif()

execute_process(COMMAND ${NODE} build.mjs ${SOURCE}/figures ${SOURCE}/page.css ${OUTPUT}
  WORKING_DIRECTORY ${WORK} RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "The page's script could not be built.")
endif()
