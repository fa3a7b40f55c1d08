# find_package(ParetoSDK) gives the target Pareto::sdk (headers) and the functions of ParetoPlugin.cmake.
get_filename_component(PARETO_SDK_ROOT ${CMAKE_CURRENT_LIST_DIR}/../../.. ABSOLUTE)
if(NOT TARGET Pareto::sdk)
  add_library(Pareto::sdk INTERFACE IMPORTED)
  set_target_properties(Pareto::sdk PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${PARETO_SDK_ROOT}/include)
endif()
find_program(PARETO_MANIFEST pareto-manifest HINTS ${PARETO_SDK_ROOT}/bin REQUIRED)
include(${CMAKE_CURRENT_LIST_DIR}/ParetoPlugin.cmake)
