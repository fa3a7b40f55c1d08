# The name check finds our own names, in GBK, UTF-8 and traditional characters, and nothing in a file without them.

function(expect wanted file)
  execute_process(COMMAND ${PROGRAM} --check-names ${file} RESULT_VARIABLE result OUTPUT_VARIABLE output)
  if(NOT result EQUAL wanted)
    message(FATAL_ERROR "--check-names ${file}: exit code ${result}, not ${wanted}\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${FOLDER})
execute_process(COMMAND ${PROGRAM} ${FOLDER} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "pareto_demo_data failed: ${result}")
endif()
expect(1 ${FOLDER}/客户档案.csv)
expect(0 ${FOLDER}/产品.csv)

file(WRITE ${FOLDER}/traditional.csv "公司代號,公司名稱\n0001,霧櫟生技股份有限公司\n")
expect(1 ${FOLDER}/traditional.csv)
file(WRITE ${FOLDER}/english.csv "code,name\n0001,TARNWICK plc\n")
expect(1 ${FOLDER}/english.csv)
file(WRITE ${FOLDER}/address.csv "code,name,address\n0001,Someone,1 Tarnwick Road\n")
expect(0 ${FOLDER}/address.csv)
