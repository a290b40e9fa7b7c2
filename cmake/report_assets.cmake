# The style sheet and the script of the report's page are carried by the program as they are.
file(GLOB page_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/analysis/report/*.css"
  "${PROJECT_SOURCE_DIR}/analysis/report/page/*.js")
list(APPEND ENTENTE_CARRIED ${page_files})

# The explorer's page, where scripts/explorer has built it: `entente explore` writes it out.
set(ENTENTE_EXPLORER "" CACHE FILEPATH "The explorer's page for the program to carry; empty: none")
if(ENTENTE_EXPLORER)
  configure_file(${ENTENTE_EXPLORER} ${PROJECT_BINARY_DIR}/explorer.html COPYONLY)
  list(APPEND ENTENTE_CARRIED ${PROJECT_BINARY_DIR}/explorer.html)
endif()
