# What `./dev package` makes of the installed files: pareto and pareto-sdk-dev as .deb, and pareto-VERSION-linux-ARCH.tar.gz, which
# brings its libraries and runs from whatever folder it is unpacked into.
#
# All three hold the same tree (bin, lib, share) and the program finds plugins and templates relative to itself. In the archive the
# libraries lie in lib/pareto/lib; cmake/bundle.cmake puts them there.
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION share/doc/pareto RENAME copyright COMPONENT pareto)
install(FILES ${PROJECT_SOURCE_DIR}/cmake/pareto@.service DESTINATION lib/systemd/system COMPONENT pareto)
# Behind all other rules, since this file is included last.
install(CODE "if(NOT \"\$ENV{PARETO_BUNDLE}\" STREQUAL \"\")
    include(\"${PROJECT_SOURCE_DIR}/cmake/bundle.cmake\")
  endif()" COMPONENT pareto)

set(CPACK_PACKAGE_NAME pareto)
set(CPACK_PACKAGE_VENDOR Pareto)
set(CPACK_PACKAGE_CONTACT "Pareto <pareto@localhost>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_GENERATOR "DEB;TGZ")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_VERBATIM_VARIABLES ON)
# Only programs: a plugin's hash stands in its manifest, and so plugins are installed as files, which are not stripped.
set(CPACK_STRIP_FILES ON)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/package_kinds.cmake)
# Packages do not grow by the tests' and examples' own installs.
set(CPACK_COMPONENTS_ALL pareto sdk)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PARETO_PACKAGE_NAME pareto)
set(CPACK_DEBIAN_PARETO_PACKAGE_SECTION misc)
set(CPACK_COMPONENT_PARETO_DESCRIPTION "Finds and keeps a company's key accounts
Imports customers and sales from spreadsheets, finds those who carry the
business, says why, and writes reports. One folder per workspace; every step
can be undone; everything that differs from firm to firm is a plugin.")
set(CPACK_DEBIAN_PARETO_PACKAGE_DEPENDS tzdata)
set(CPACK_DEBIAN_PARETO_PACKAGE_RECOMMENDS fonts-noto-cjk)
set(CPACK_DEBIAN_SDK_PACKAGE_NAME pareto-sdk-dev)
set(CPACK_DEBIAN_SDK_PACKAGE_SECTION devel)
set(CPACK_COMPONENT_SDK_DESCRIPTION "Headers, build functions and templates for plugins of Pareto
A C11 interface with a C++20 layer on it, CMake and pkg-config files, the
layout of every struct for other languages, and a template per kind of plugin.")
set(CPACK_DEBIAN_SDK_PACKAGE_RECOMMENDS "cmake, g++ | c++-compiler, make | ninja-build, pareto (= ${PROJECT_VERSION})")
include(CPack)
