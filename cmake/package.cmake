# cpack -G DEB: a package for Debian with what `cmake --install` puts in place, and the libraries it needs by name
# (dpkg-shlibdeps). scripts/package builds it.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME entente)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "The entente authors")
set(CPACK_PACKAGE_CONTACT "The entente authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "simulator of international support for peace processes")
set(CPACK_PACKAGE_DESCRIPTION "Simulates peace processes month by month under different strategies of support, on the
same conflicts, and reports the differences: how much better, how sure, at
what cost, and in how many conflicts worse.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
