# Language level, warnings, sanitizers, and ccache where it is installed.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

add_library(entente_options INTERFACE)
target_compile_options(entente_options INTERFACE -Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlapping and overlong copies inside std::string and fmt where there are none (GCC
  # bugs 105651 and 105329).
  target_compile_options(entente_options INTERFACE
                         -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds)
endif()
if(ENTENTE_WERROR)
  target_compile_options(entente_options INTERFACE -Werror)
endif()
if(ENTENTE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # Frames stay on the stack, whose end the bounds of depth watch (core/stack_room.hpp).
    add_compile_options("-fsanitize-ignorelist=${CMAKE_CURRENT_LIST_DIR}/sanitizer_ignore.txt"
                        -fsanitize-address-use-after-return=never)
  endif()
endif()
if(ENTENTE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
