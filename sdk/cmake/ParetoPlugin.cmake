# pareto_add_plugin(NAME source… [LIBRARIES library…] [CONTACT text] [FOLDER folder])
#
# Builds one plugin into its own folder, ${CMAKE_BINARY_DIR}/plugins/NAME/: NAME.so and manifest.json, which is written from the
# finished library by pareto-manifest; CONTACT is where its maker is reached, shown to whoever installs it. Works in Pareto's own tree
# and from an installed SDK alike. With FOLDER it goes there, for tests: such a plugin is neither installed nor part of the target
# pareto_plugins.
#
# A plugin is loaded beside others that may come from another compiler and another standard library, so it exports one function
# and nothing else, resolves all it needs when it is linked, and stays in memory once it is loaded.

set(PARETO_SDK_CMAKE_DIR ${CMAKE_CURRENT_LIST_DIR})

# What a plugin brings beside code, from the folders beside its sources: views and actions (docs/plugin-guide/views.md), recipes with
# their samples (docs/user-guide/recipes.md), reports of files (docs/user-guide/own-reports.md), demo data, roles, words, what is renamed
# (docs/plugin-guide/packing.md) and settings to be checked with (docs/plugin-guide/checking.md). Answers the files, and commands that put them into `folder`; those of Pareto's own are installed, too.
function(pareto_plugin_content name folder contents copies)
  set(all)
  set(commands)
  set(kinds "views/*.toml" "views/*.sql" "actions/*.toml" "actions/*.sql" "recipes/*" "reports/*/report.toml" "reports/*/*.sql" "demo/*" "roles/*.toml" "glossary.toml" "migrations.toml" "check.toml")
  foreach(kind IN LISTS kinds)
    file(GLOB files LIST_DIRECTORIES false CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/${kind})
    list(FILTER files EXCLUDE REGEX "(^|/)\\.")
    list(APPEND all ${files})
  endforeach()
  # What a file was called before does not stay.
  foreach(part views actions recipes reports demo roles)
    list(APPEND commands COMMAND ${CMAKE_COMMAND} -E rm -rf ${folder}/${part})
  endforeach()
  set(sources)
  foreach(file IN LISTS all)
    get_filename_component(part ${file} DIRECTORY)
    list(APPEND sources ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    list(APPEND commands COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}/${part}
      COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_SOURCE_DIR}/${file} ${folder}/${file})
    if(TARGET pareto_plugins AND folder STREQUAL "${CMAKE_BINARY_DIR}/plugins/${name}")
      install(FILES ${file} DESTINATION lib/pareto/plugins/${name}/${part} COMPONENT pareto)
    endif()
  endforeach()
  set(${contents} ${sources} PARENT_SCOPE)
  set(${copies} ${commands} PARENT_SCOPE)
endfunction()

# The bodies of the SDK's C++ layer, as one more source of a plugin made of C++: so that its own sources read declarations and
# compile in half the time (sdk/include/pareto/layer/apart.hpp). With the compiler and the flags of that plugin, as it always was; what
# it does not use is left out when it is linked. In Pareto's own tree, where all plugins have the same flags, one library serves them.
function(pareto_compile_layer_apart target)
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.(cpp|cc|cxx)$")
  if(NOT sources OR NOT CMAKE_CXX_COMPILER_LOADED)
    return()
  endif()
  target_compile_definitions(${target} PRIVATE PARETO_LAYER_APART)
  target_link_options(${target} PRIVATE LINKER:--gc-sections)
  if(TARGET pareto_sdk_layer)
    target_link_libraries(${target} PRIVATE pareto_sdk_layer)
  else()
    get_target_property(include Pareto::sdk INTERFACE_INCLUDE_DIRECTORIES)
    set(layer ${include}/pareto/layer/layer.cpp)
    target_sources(${target} PRIVATE ${layer})
    # Warnings are for the author's own sources; the layer throws, whatever they do.
    set_source_files_properties(${layer} PROPERTIES COMPILE_OPTIONS "-ffunction-sections;-fdata-sections;-fexceptions;-w")
  endif()
endfunction()

function(pareto_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FOLDER;CONTACT" "LIBRARIES")
  set(target plugin_${name})
  set(folder ${CMAKE_BINARY_DIR}/plugins/${name})
  set(rpath "$ORIGIN")
  if(arg_FOLDER)
    set(folder ${arg_FOLDER})
  elseif(TARGET pareto_plugins)
    # Those that come with the program find libraries that come with it: lib/pareto/lib, in the archive that brings its own.
    string(APPEND rpath ":$ORIGIN/../../lib")
  endif()
  set(script ${PARETO_SDK_CMAKE_DIR}/plugin.version)

  add_library(${target} MODULE ${arg_UNPARSED_ARGUMENTS})
  set_target_properties(${target} PROPERTIES
    PREFIX "" OUTPUT_NAME ${name} SUFFIX .so NO_SONAME ON
    LIBRARY_OUTPUT_DIRECTORY ${folder}
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    POSITION_INDEPENDENT_CODE ON
    BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "${rpath}"
    LINK_DEPENDS ${script})
  if(CMAKE_CXX_COMPILER_LOADED)
    target_compile_features(${target} PRIVATE cxx_std_20)
  endif()
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fno-gnu-unique>)
  target_link_options(${target} PRIVATE
    "LINKER:--version-script=${script}" LINKER:-z,now LINKER:-z,nodelete LINKER:--enable-new-dtags)
  # Clang leaves the functions of a sanitizer to the program.
  if(NOT (CMAKE_CXX_COMPILER_ID MATCHES Clang AND CMAKE_CXX_FLAGS MATCHES "-fsanitize"))
    target_link_options(${target} PRIVATE LINKER:-z,defs)
  endif()
  target_link_libraries(${target} PRIVATE ${arg_LIBRARIES})
  target_link_libraries(${target} PRIVATE $<IF:$<TARGET_EXISTS:pareto_sdk>,pareto_sdk,Pareto::sdk>)
  pareto_compile_layer_apart(${target})

  if(TARGET pareto-manifest)
    set(tool $<TARGET_FILE:pareto-manifest>)
    add_dependencies(${target} pareto-manifest)
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS $<TARGET_FILE:pareto-manifest>)
  else()
    find_program(PARETO_MANIFEST pareto-manifest REQUIRED)
    set(tool ${PARETO_MANIFEST})
  endif()
  set(contact)
  if(arg_CONTACT)
    set(contact --contact "${arg_CONTACT}")
  endif()
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${tool} ${contact} $<TARGET_FILE:${target}> ${folder}/manifest.json
    # The host opens no library that others may write, whatever the umask of the build.
    COMMAND chmod go-w ${folder} $<TARGET_FILE:${target}> ${folder}/manifest.json
    BYPRODUCTS ${folder}/manifest.json
    VERBATIM)

  pareto_plugin_content(${name} ${folder} contents copies)
  if(contents)
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${contents})
    # The host uses nothing that others may write, whatever the umask of the build.
    add_custom_command(TARGET ${target} POST_BUILD ${copies} COMMAND chmod -R go-w ${folder} VERBATIM)
  endif()

  if(TARGET pareto_plugins AND NOT arg_FOLDER)
    add_dependencies(pareto_plugins ${target})
    # As files: stripping on the way would change the hash that the manifest gives.
    install(FILES $<TARGET_FILE:${target}> ${folder}/manifest.json DESTINATION lib/pareto/plugins/${name} COMPONENT pareto)
  endif()
endfunction()

# pareto_add_plugin_test(NAME SCRIPT)
#
# A test that runs a script of bash in a workspace of its own, with the program `pareto` and the plugin enabled; plugin_test.sh, which
# lies beside this file, says what the script finds there. Where the program is not installed, the test is skipped.
function(pareto_add_plugin_test name script)
  find_program(PARETO_PROGRAM pareto HINTS ${PARETO_SDK_ROOT}/bin)
  add_test(NAME ${name} COMMAND bash ${PARETO_SDK_CMAKE_DIR}/plugin_test.sh ${CMAKE_CURRENT_SOURCE_DIR}/${script}
    ${name} ${CMAKE_BINARY_DIR}/plugins/${name} ${CMAKE_CURRENT_BINARY_DIR}/${name}.workspace "${PARETO_PROGRAM}")
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77)
endfunction()

# pareto_add_pack(NAME [REPORTS folder…])
#
# A pack without a library: manifest.json of the current folder and reports made of files, each a folder with report.toml (the
# current one by default), copied to ${CMAKE_BINARY_DIR}/plugins/NAME/ and installed beside the plugins.
function(pareto_add_pack name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "REPORTS")
  set(folder ${CMAKE_BINARY_DIR}/plugins/${name})
  if(NOT arg_REPORTS)
    set(arg_REPORTS ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  set(stamp ${CMAKE_CURRENT_BINARY_DIR}/${name}.stamp)
  set(inputs ${CMAKE_CURRENT_SOURCE_DIR}/manifest.json)
  set(copies COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}/reports
    COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_SOURCE_DIR}/manifest.json ${folder}/)
  foreach(report IN LISTS arg_REPORTS)
    get_filename_component(report ${report} ABSOLUTE)
    get_filename_component(report_name ${report} NAME)
    file(GLOB files CONFIGURE_DEPENDS ${report}/report.toml ${report}/*.sql)
    list(APPEND inputs ${files})
    list(APPEND copies COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}/reports/${report_name}
      COMMAND ${CMAKE_COMMAND} -E copy ${files} ${folder}/reports/${report_name}/)
    if(TARGET pareto_plugins)
      install(FILES ${files} DESTINATION lib/pareto/plugins/${name}/reports/${report_name} COMPONENT pareto)
    endif()
  endforeach()
  pareto_plugin_content(${name} ${folder} contents content_copies)
  # A manifest that others may write is refused, whatever the umask of the build.
  add_custom_command(OUTPUT ${stamp} COMMAND ${CMAKE_COMMAND} -E rm -rf ${folder} ${content_copies} ${copies}
    COMMAND chmod -R go-w ${folder} COMMAND ${CMAKE_COMMAND} -E touch ${stamp} DEPENDS ${inputs} ${contents} VERBATIM)
  add_custom_target(pack_${name} ALL DEPENDS ${stamp})
  if(TARGET pareto_plugins)
    add_dependencies(pareto_plugins pack_${name})
    install(FILES manifest.json DESTINATION lib/pareto/plugins/${name} COMPONENT pareto)
  endif()
endfunction()
