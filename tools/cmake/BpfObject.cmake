# bpf_skeleton(NAME SOURCE): compiles SOURCE for the BPF machine and makes NAME.skel.h of it, as the target NAME.
# Nothing of the building machine's kernel goes in: struct offsets are relocated at load.
find_program(TRACECTL_BPF_CLANG NAMES clang-14 clang clang-19 DOC "Compiler of the BPF object; clang 14 and 19 are tested")
find_program(TRACECTL_BPFTOOL NAMES bpftool PATHS /usr/sbin /sbin DOC "Makes the skeleton")
if(NOT TRACECTL_BPF_CLANG)
  message(FATAL_ERROR "clang is missing: apt-get install clang")
endif()
if(NOT TRACECTL_BPFTOOL)
  message(FATAL_ERROR "bpftool is missing: apt-get install bpftool")
endif()

function(bpf_skeleton name source)
  set(object ${CMAKE_CURRENT_BINARY_DIR}/${name}.bpf.o)
  set(skeleton ${CMAKE_CURRENT_BINARY_DIR}/${name}.skel.h)
  add_custom_command(
    OUTPUT ${object}
    COMMAND ${TRACECTL_BPF_CLANG} -target bpf -mcpu=v3 -O2 -g -D__TARGET_ARCH_x86 -Wall -Wextra -Werror
            -Wno-unused-parameter -I${CMAKE_SOURCE_DIR} -I/usr/include/${CMAKE_LIBRARY_ARCHITECTURE}
            -fdebug-prefix-map=${CMAKE_SOURCE_DIR}=. -MD -MF ${object}.d -c ${source} -o ${object}
    DEPENDS ${source}
    DEPFILE ${object}.d
    COMMENT "BPF object ${name}.bpf.o"
    VERBATIM)
  add_custom_command(
    OUTPUT ${skeleton}
    COMMAND sh -c "\"$1\" gen skeleton \"$2\" name \"$3\" > \"$4\"" -- ${TRACECTL_BPFTOOL} ${object} ${name}_bpf ${skeleton}
    DEPENDS ${object}
    COMMENT "BPF skeleton ${name}.skel.h"
    VERBATIM)
  add_custom_target(${name}_bpf_files DEPENDS ${skeleton})
  add_library(${name}_bpf INTERFACE)
  add_dependencies(${name}_bpf ${name}_bpf_files)
  target_include_directories(${name}_bpf SYSTEM INTERFACE ${CMAKE_CURRENT_BINARY_DIR})
  target_link_libraries(${name}_bpf INTERFACE PkgConfig::libbpf)
endfunction()
