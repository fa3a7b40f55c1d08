# Makes an installed tree self-contained: copies the libraries that its programs and plugins need to lib/pareto/lib and lets them find
# each other there. The last step of installing into the archive; needs patchelf.
#
# The C library and the runtime of C++ stay the system's: a process has one of each, and a plugin built on the user's machine may need
# newer ones than ours. So the archive runs on systems with glibc 2.36 or newer.
cmake_policy(SET CMP0057 NEW)
find_program(PATCHELF patchelf)
if(NOT PATCHELF)
  message(FATAL_ERROR "patchelf is not installed; ./dev package installs it")
endif()
set(tree "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}")
set(libraries ${tree}/lib/pareto/lib)
file(MAKE_DIRECTORY ${libraries})
file(GLOB plugins ${tree}/lib/pareto/plugins/*/*.so)
file(GET_RUNTIME_DEPENDENCIES
  EXECUTABLES ${tree}/bin/pareto MODULES ${plugins}
  RESOLVED_DEPENDENCIES_VAR needed UNRESOLVED_DEPENDENCIES_VAR missing
  PRE_EXCLUDE_REGEXES "^(ld-linux|libc|libm|libdl|librt|libpthread|libresolv|libstdc\\+\\+|libgcc_s)[-.]")
if(missing)
  message(FATAL_ERROR "libraries that were not found: ${missing}")
endif()
foreach(library IN LISTS needed)
  get_filename_component(name ${library} NAME)
  get_filename_component(real ${library} REALPATH)
  file(COPY_FILE ${real} ${libraries}/${name} ONLY_IF_DIFFERENT)
  file(CHMOD ${libraries}/${name} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  execute_process(COMMAND ${PATCHELF} --set-rpath "$ORIGIN" ${libraries}/${name} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND ${PATCHELF} --set-rpath "$ORIGIN/../lib/pareto/lib" ${tree}/bin/pareto COMMAND_ERROR_IS_FATAL ANY)
