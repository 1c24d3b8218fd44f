# One component per folder. sayso_add_component(<name> <source>...) makes the object library sayso_<name>;
# sayso_finish() puts all of them and the lexicons into the library `sayso`.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Compile and link options of everything that is ours.
add_library(sayso_options INTERFACE)
target_include_directories(sayso_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_features(sayso_options INTERFACE cxx_std_20)
target_compile_definitions(sayso_options INTERFACE XXH_INLINE_ALL)  # short hashes cost less than a call
target_compile_options(sayso_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${SAYSO_WERROR}>:-Werror>>)
if(SAYSO_SANITIZE)
  target_compile_options(sayso_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${SAYSO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer>)
  target_link_options(sayso_options INTERFACE -fsanitize=${SAYSO_SANITIZE})
endif()

function(sayso_add_component name)
  add_library(sayso_${name} OBJECT ${ARGN})
  target_link_libraries(sayso_${name} PUBLIC sayso_options)
  set_property(GLOBAL APPEND PROPERTY SAYSO_COMPONENTS sayso_${name})
endfunction()

# Called after every component is known.
function(sayso_finish)
  get_property(components GLOBAL PROPERTY SAYSO_COMPONENTS)
  add_library(sayso STATIC)
  foreach(component IN LISTS components)
    target_sources(sayso PRIVATE $<TARGET_OBJECTS:${component}>)
  endforeach()
  target_include_directories(sayso PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/pipeline/api>)
  target_link_libraries(sayso PUBLIC $<BUILD_INTERFACE:sayso_options> ICU::i18n ICU::uc TBB::tbb simdjson::simdjson PkgConfig::HIGHWAY
                        PkgConfig::ISAL PkgConfig::ZSTD PkgConfig::BROTLI PkgConfig::ARCHIVE PkgConfig::XML)
  sayso_embed_lexicons(sayso)
endfunction()
