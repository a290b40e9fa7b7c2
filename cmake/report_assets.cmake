# The style sheet and the script of the report's page are carried by the program as they are.
file(GLOB page_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/analysis/report/*.css"
  "${PROJECT_SOURCE_DIR}/analysis/report/page/*.js")
list(APPEND ENTENTE_CARRIED ${page_files})
