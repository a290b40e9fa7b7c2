# The report's page: its style sheet and templates are carried as they are; its script is built from
# analysis/report/assets with Node and packages of the npm registry. Without them, or without a network, the program is
# whole and its pages show drawings that need no script: the script is then carried empty, and the next build tries again.
option(ENTENTE_PAGE_SCRIPT "Build the script of the report's page (needs node and npm)" ON)

file(GLOB page_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/analysis/report/*.css"
  "${PROJECT_SOURCE_DIR}/analysis/report/start.js" "${PROJECT_SOURCE_DIR}/analysis/report/figures/*.json")
list(APPEND ENTENTE_CARRIED ${page_files})

set(page_script ${PROJECT_BINARY_DIR}/analysis/report/page.js)
find_program(NODE_PROGRAM NAMES node nodejs)
find_program(NPM_PROGRAM npm)
mark_as_advanced(NODE_PROGRAM NPM_PROGRAM)
if(ENTENTE_PAGE_SCRIPT AND NODE_PROGRAM AND NPM_PROGRAM)
  file(GLOB script_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/analysis/report/assets/*.mjs"
    "${PROJECT_SOURCE_DIR}/analysis/report/assets/*.json" "${PROJECT_SOURCE_DIR}/analysis/report/assets/.npmrc"
    "${PROJECT_SOURCE_DIR}/analysis/report/assets/src/*.js")
  add_custom_command(OUTPUT ${page_script}
    COMMAND ${CMAKE_COMMAND} -DNODE=${NODE_PROGRAM} -DNPM=${NPM_PROGRAM} -DSOURCE=${PROJECT_SOURCE_DIR}/analysis/report
      -DWORK=${PROJECT_BINARY_DIR}/report_assets -DOUTPUT=${page_script}
      -P ${PROJECT_SOURCE_DIR}/cmake/build_page_script.cmake
    DEPENDS ${script_sources} ${page_files} ${PROJECT_SOURCE_DIR}/cmake/build_page_script.cmake
    COMMENT "Building the script of the report's page" VERBATIM)
  list(APPEND ENTENTE_CARRIED ${page_script})
elseif(ENTENTE_PAGE_SCRIPT)
  message(STATUS "No node and npm: pages of reports are made without a script")
endif()
