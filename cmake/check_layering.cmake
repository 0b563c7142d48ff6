# Reads the #include lines of all rooms under SOURCE_DIR and fails, naming file and line, where a
# room includes what it may not. Run as:  cmake -D SOURCE_DIR=<folder> -P check_layering.cmake
# Includes between rooms are written from the project's root: #include "core/value.hpp".
cmake_minimum_required(VERSION 3.25)

# What each room may include besides itself (the table of ARCHITECTURE.md). A room stands for all
# its headers, a path for that header alone.
set(core_may "")
set(graph_may core)
set(language_may core)
set(loaders_may language graph core)
set(exporters_may graph core)
set(parser_may core)
set(query_may parser/ast.hpp parser/parse.hpp graph core)
set(cli_may query parser exporters loaders language graph core)
set(rooms core graph language loaders exporters parser query cli)

# Libraries that one room keeps to itself: the start of the header's path, and the room.
set(private_boost_spirit parser)
set(private_sqlite3.h graph)
set(private_pugixml.hpp exporters)
set(private_libraries boost/spirit sqlite3.h pugixml.hpp)

if(NOT IS_DIRECTORY "${SOURCE_DIR}")
  message(FATAL_ERROR "  SOURCE_DIR: expected a folder, got '${SOURCE_DIR}'")
endif()

set(violations "")
set(files_read 0)

function(report file line what)
  string(APPEND violations "  ${file}:${line}: ${what}\n")  # indented lines are not wrapped
  set(violations "${violations}" PARENT_SCOPE)
endfunction()

# Sets `out` to what is wrong with `room` including "path", or to nothing.
function(judge_quoted room path out)
  set(${out} "" PARENT_SCOPE)
  string(REGEX REPLACE "/.*" "" target "${path}")
  if(NOT target IN_LIST rooms OR target STREQUAL path)
    set(${out} "expected a path that begins with a room, got \"${path}\"" PARENT_SCOPE)
  elseif(NOT target STREQUAL room AND NOT target IN_LIST ${room}_may
         AND NOT path IN_LIST ${room}_may)
    list(JOIN ${room}_may ", " allowed)
    if(NOT allowed)
      set(allowed "no other room")
    endif()
    set(${out} "${room} may include ${allowed}; got \"${path}\"" PARENT_SCOPE)
  endif()
endfunction()

# The same for an include in angle brackets.
function(judge_library room path out)
  set(${out} "" PARENT_SCOPE)
  foreach(library IN LISTS private_libraries)
    string(FIND "${path}" "${library}" position)
    string(REPLACE "/" "_" key "${library}")
    if(position EQUAL 0 AND NOT room STREQUAL private_${key})
      set(${out} "only ${private_${key}} may include <${library}>; got <${path}>" PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

function(check_file room file)
  file(READ "${SOURCE_DIR}/${file}" text)
  # Characters with a meaning in CMake lists would join or split lines.
  string(REGEX REPLACE "[][;\\]" " " text "${text}")
  string(REPLACE "\n" ";" lines "${text}")
  set(number 0)
  foreach(line IN LISTS lines)
    math(EXPR number "${number} + 1")
    set(problem "")
    if(line MATCHES "^[ \t]*#[ \t]*include[ \t]*\"([^\"]*)\"")
      judge_quoted(${room} "${CMAKE_MATCH_1}" problem)
    elseif(line MATCHES "^[ \t]*#[ \t]*include[ \t]*<([^>]*)>")
      judge_library(${room} "${CMAKE_MATCH_1}" problem)
    endif()
    if(NOT problem STREQUAL "")
      report("${file}" ${number} "${problem}")
    endif()
  endforeach()
  set(violations "${violations}" PARENT_SCOPE)
endfunction()

foreach(room IN LISTS rooms)
  file(GLOB_RECURSE files RELATIVE "${SOURCE_DIR}"
       "${SOURCE_DIR}/${room}/*.hpp" "${SOURCE_DIR}/${room}/*.cpp")
  list(SORT files)
  foreach(file IN LISTS files)
    check_file(${room} "${file}")
    math(EXPR files_read "${files_read} + 1")
  endforeach()
endforeach()

if(files_read EQUAL 0)
  message(FATAL_ERROR "  ${SOURCE_DIR}: expected sources of rooms, found none")
endif()
if(NOT violations STREQUAL "")
  message(FATAL_ERROR "  rooms include what they may not:\n${violations}")
endif()
message(STATUS "layering: ${files_read} files keep to the table")
