# What all tests of a folder have in common, said once at the top of its CMakeLists.txt: pareto_tests_here([ONCE])
#
# Under a sanitizer a program takes several times as long, so the tests get eight times their time. ONCE: what they try is not how the
# program works (texts, what compiles, what is packed, the commands of the guides), so they carry the label `once`, as single tests
# elsewhere do, and `./dev test --full` does not repeat them under the sanitizers.
function(pareto_tests_here)
  # What is deferred is read at the end of the folder, when ARGN is no more.
  cmake_language(EVAL CODE "cmake_language(DEFER CALL pareto_finish_tests ${ARGN})")
endfunction()

function(pareto_finish_tests)
  get_property(tests DIRECTORY PROPERTY TESTS)
  foreach(test IN LISTS tests)
    if("ONCE" IN_LIST ARGN)
      set_property(TEST ${test} APPEND PROPERTY LABELS once)
    endif()
    get_property(seconds TEST ${test} PROPERTY TIMEOUT)
    if(seconds AND CMAKE_CXX_FLAGS MATCHES "-fsanitize=")
      math(EXPR seconds "${seconds} * 8")
      set_property(TEST ${test} PROPERTY TIMEOUT ${seconds})
    endif()
  endforeach()
endfunction()
