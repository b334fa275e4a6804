# One folder is one target.  Sources are found by name, so that a new row, flag set or sink is one new file.

# tracectl_library(NAME [DEPS target...]): a static library tracectl::NAME of the .cc files at and below this folder.
function(tracectl_library name)
  cmake_parse_arguments(ARG "" "" "DEPS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  if(sources)
    add_library(tracectl_${name} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(tracectl_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(tracectl_${name} ${scope} ${CMAKE_SOURCE_DIR})
  target_link_libraries(tracectl_${name} ${scope} ${ARG_DEPS})
  add_library(tracectl::${name} ALIAS tracectl_${name})
endfunction()

# tracectl_test(NAME DEPS target...): one GoogleTest program of the *_test.cc files at and below this folder,
# each test of it a ctest entry; needs no root.
function(tracectl_test name)
  cmake_parse_arguments(ARG "" "" "DEPS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cc)
  if(NOT sources)
    return()
  endif()
  add_executable(${name}_test ${sources})
  target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name}_test PRIVATE ${ARG_DEPS} GTest::gmock GTest::gtest_main)
  gtest_discover_tests(${name}_test TEST_PREFIX "${name}." DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 120 LABELS unit)
endfunction()
