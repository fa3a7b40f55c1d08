# Writes a program in C that says where every member of the interface lies: for bindings in other languages, which cannot read
# C headers and get sizes wrong when somebody counts them by hand.
#
#   cmake -DINCLUDE=<include folder> -DSOURCE=<file to write> -P layout.cmake
#
# The headers keep to a small part of C (see abi/base.h), and so this reads no more than that: structs, members separated by ";",
# constants in #define and enum.
cmake_minimum_required(VERSION 3.25)

# What CMake's lists would trip over.
string(ASCII 1 semicolon)
string(ASCII 2 open)
string(ASCII 3 close)
file(GLOB headers RELATIVE ${INCLUDE} ${INCLUDE}/pareto/abi/*.h)
list(SORT headers)
set(includes "")
set(structs "")
set(constants "")
foreach(header IN LISTS headers)
  string(APPEND includes "#include \"${header}\"\n")
  file(READ ${INCLUDE}/${header} text)
  string(REPLACE ";" "${semicolon}" text "${text}")
  string(REPLACE "[" "${open}" text "${text}")
  string(REPLACE "]" "${close}" text "${text}")
  string(REGEX REPLACE "/\\*([^*]|\\*+[^*/])*\\*+/" "" text "${text}")

  string(REGEX MATCHALL "#define PARETO_[A-Z0-9_]+ [^\n\\]+" defines "${text}")
  foreach(define IN LISTS defines)
    if(define MATCHES "^#define (PARETO_[A-Z0-9_]+) +(\"[^\"]*\"|0x[0-9A-Fa-f]+u?|[0-9]+u?) *$")
      set(name ${CMAKE_MATCH_1})
      if("${CMAKE_MATCH_2}" MATCHES "^\"")
        string(APPEND constants "  text(\"${name}\", ${name});\n")
      else()
        string(APPEND constants "  number(\"${name}\", (long long)${name});\n")
      endif()
    endif()
  endforeach()
  string(REGEX MATCHALL "enum {[^}]*}" enums "${text}")
  foreach(enum IN LISTS enums)
    string(REGEX MATCHALL "PARETO_[A-Z0-9_]+ *=" names "${enum}")
    foreach(name IN LISTS names)
      string(REGEX REPLACE " *=$" "" name "${name}")
      string(APPEND constants "  number(\"${name}\", (long long)${name});\n")
    endforeach()
  endforeach()

  string(REGEX MATCHALL "struct [A-Za-z0-9_]+ {[^}]*}" bodies "${text}")
  foreach(body IN LISTS bodies)
    string(REGEX MATCH "^struct ([A-Za-z0-9_]+) {(.*)}$" matched "${body}")
    set(name ${CMAKE_MATCH_1})
    set(members "${CMAKE_MATCH_2}")
    string(APPEND structs "  begin(\"${name}\", sizeof(struct ${name}));\n")
    string(REPLACE "${semicolon}" ";" members "${members}")
    foreach(member IN LISTS members)
      string(REGEX REPLACE "[ \n\t]+" " " member "${member}")
      string(STRIP "${member}" member)
      if(member STREQUAL "" OR member MATCHES "^#")
        continue()
      endif()
      if(member MATCHES "\\( *\\* *([A-Za-z0-9_]+) *\\)")  # a pointer to a function
        set(names ${CMAKE_MATCH_1})
        set(type "function")
      else()
        string(REGEX REPLACE "${open}[^${close}]*${close}" "" bare "${member}")
        string(REGEX MATCH "^([^,]*[ *])([A-Za-z0-9_]+( *, *[A-Za-z0-9_]+)*)$" matched "${bare}")
        set(type "${CMAKE_MATCH_1}")
        string(REPLACE "," ";" names "${CMAKE_MATCH_2}")
        string(STRIP "${type}" type)
      endif()
      foreach(one IN LISTS names)
        string(STRIP "${one}" one)
        string(APPEND structs "  member(\"${one}\", offsetof(struct ${name}, ${one}), sizeof(((struct ${name} *)0)->${one}), \"${type}\");\n")
      endforeach()
    endforeach()
    string(APPEND structs "  end();\n")
  endforeach()
endforeach()

set(program [[
#include <stddef.h>
#include <stdio.h>
%includes%
static int first_, within_;
static void comma(int *first) { if (!*first) putchar(','); *first = 0; }
static void text(const char *name, const char *value) { comma(&first_); printf("\n    \"%s\": \"%s\"", name, value); }
static void number(const char *name, long long value) { comma(&first_); printf("\n    \"%s\": %lld", name, value); }
static void begin(const char *name, size_t size) {
  comma(&first_);
  within_ = 1;
  printf("\n    \"%s\": {\"size\": %zu, \"members\": {", name, size);
}
static void member(const char *name, size_t offset, size_t size, const char *type) {
  comma(&within_);
  printf("\n      \"%s\": {\"offset\": %zu, \"size\": %zu, \"type\": \"%s\"}", name, offset, size, type);
}
static void end(void) { printf("\n    }}"); }

int main(void) {
  printf("{\n  \"major\": 0,\n  \"minor\": %d,\n  \"pointer_bytes\": %zu,\n  \"constants\": {", PARETO_ABI_MINOR, sizeof(void *));
  first_ = 1;
%constants%  printf("\n  },\n  \"structs\": {");
  first_ = 1;
%structs%  printf("\n  }\n}\n");
  return 0;
}
]])
string(REPLACE "%includes%" "${includes}" program "${program}")
string(REPLACE "%constants%" "${constants}" program "${program}")
string(REPLACE "%structs%" "${structs}" program "${program}")
file(WRITE ${SOURCE} "${program}")
