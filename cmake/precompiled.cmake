# One precompiled header for all rooms and tools, made by the first target that asks, and one with
# Catch2 for the tests. Each saves about a third of a typical source's time.
option(ENTENTE_PCH "Precompile the headers that nearly every source includes" ON)

if(CCACHE AND ENTENTE_PCH)
  # ccache looks at the headers themselves, so that times and macros inside them need no care.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;${CCACHE}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  else()
    add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
  endif()
endif()

# entente_precompile(TARGET [HEADER]): HEADER is ours by default; targets that name the same header
# share what the first of them makes.
function(entente_precompile target)
  if(NOT ENTENTE_PCH)
    return()
  endif()
  set(header "${CMAKE_SOURCE_DIR}/cmake/precompiled.hpp")
  if(ARGC GREATER 1)
    set(header "${ARGV1}")
  endif()
  get_property(owner GLOBAL PROPERTY "entente_pch_${header}")
  if(owner)
    target_precompile_headers(${target} REUSE_FROM ${owner})
  else()
    target_precompile_headers(${target} PRIVATE "${header}")
    set_property(GLOBAL PROPERTY "entente_pch_${header}" ${target})
  endif()
endfunction()
