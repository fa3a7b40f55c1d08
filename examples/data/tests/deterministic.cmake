# Two runs, in different time zones, write the same bytes, and the figures are those in examples/data/expected.json.

function(generate folder zone language)
  file(REMOVE_RECURSE ${folder})
  execute_process(COMMAND ${CMAKE_COMMAND} -E env TZ=${zone} ${PROGRAM} ${folder} --language ${language} ${ARGN}
    RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "pareto_demo_data failed: ${result}")
  endif()
endfunction()

function(same a b)
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${a} ${b} RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${a} and ${b} differ")
  endif()
endfunction()

generate(${FOLDER}/one UTC zh-Hans --ugly)
execute_process(COMMAND ${CMAKE_COMMAND} -E sleep 1.1)  # a clock in the files would show
generate(${FOLDER}/two Asia/Shanghai zh-Hans --ugly)
generate(${FOLDER}/english UTC en)

file(GLOB names RELATIVE ${FOLDER}/one ${FOLDER}/one/*)
list(LENGTH names count)
if(NOT count EQUAL 14)
  message(FATAL_ERROR "14 files expected, not ${count}: ${names}")
endif()
foreach(name IN LISTS names)
  same(${FOLDER}/one/${name} ${FOLDER}/two/${name})
endforeach()
same(${FOLDER}/one/expected.json ${EXPECTED})
same(${FOLDER}/english/expected.json ${EXPECTED})
