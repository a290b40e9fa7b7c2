# The report's page: its style sheets and templates are carried as they are.
file(GLOB page_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/analysis/report/*.css"
  "${PROJECT_SOURCE_DIR}/analysis/report/figures/*.json")
list(APPEND ENTENTE_CARRIED ${page_files})
