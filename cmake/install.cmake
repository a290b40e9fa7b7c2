# cmake --install build/release --prefix WHERE: a program that may be moved, for it carries its scenarios and looks up
# no path of the installation.
include(GNUInstallDirs)

install(TARGETS entente entente-netcdf RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/entente)
install(FILES README.md LICENSE CHANGELOG.md CITATION.cff DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR}) # where Debian looks for it

# The page for man is what the program says of itself.
install(CODE "execute_process(COMMAND \"$<TARGET_FILE:entente>\" help-markdown --man
  OUTPUT_FILE \"${PROJECT_BINARY_DIR}/entente.1\" COMMAND_ERROR_IS_FATAL ANY)")
install(FILES ${PROJECT_BINARY_DIR}/entente.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)

install(FILES completions/entente.bash RENAME entente
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES completions/entente.zsh RENAME _entente DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES completions/entente.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
