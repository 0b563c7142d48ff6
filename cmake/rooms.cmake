# A room is a folder of sources that becomes the static library entente_<room>.
#   entente_room(NAME ROOMS <rooms it may include> USES <libraries>)
function(entente_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;USES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${name}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  set(library entente_${name})
  if(NOT sources)
    file(WRITE "${CMAKE_BINARY_DIR}/${name}_empty.cpp" "")
    set(sources "${CMAKE_BINARY_DIR}/${name}_empty.cpp")
  endif()
  add_library(${library} STATIC ${sources})
  target_include_directories(${library} PUBLIC "${CMAKE_SOURCE_DIR}")
  list(TRANSFORM ROOM_ROOMS PREPEND entente_)
  target_link_libraries(${library} PUBLIC ${ROOM_ROOMS} ${ROOM_USES} PRIVATE entente_options)
  entente_precompile(${library})
endfunction()

# The program: finds schemas and model in the source tree when run from the build tree, and in the
# installation otherwise.
function(entente_program name)
  cmake_parse_arguments(PROGRAM "" "MAIN" "" ${ARGN})
  include(GNUInstallDirs)
  add_executable(${name} ${PROGRAM_MAIN})
  target_link_libraries(${name} PRIVATE entente_cli entente_options)
  target_compile_definitions(entente_cli PRIVATE
    ENTENTE_VERSION="${PROJECT_VERSION}"
    ENTENTE_SOURCE_DATA="${CMAKE_SOURCE_DIR}"
    ENTENTE_BUILD_BIN="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}"
    ENTENTE_DATA_FROM_BIN="../${CMAKE_INSTALL_DATADIR}/entente")
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(DIRECTORY schemas models DESTINATION ${CMAKE_INSTALL_DATADIR}/entente)
endfunction()
