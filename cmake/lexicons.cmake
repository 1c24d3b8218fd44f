# Compiles lexicon files into the program, byte for byte.
#
# sayso_add_lexicons(<folder> <file>...) registers files of the current source directory as "<folder>/<file>";
# sayso_embed_lexicons(<target>), called last, adds them all to a target. Data goes in by the assembler's .incbin,
# which takes no time to compile however large a gazetteer grows.
function(sayso_add_lexicons folder)
  foreach(file IN LISTS ARGN)
    set_property(GLOBAL APPEND PROPERTY SAYSO_LEXICON_NAMES "${folder}/${file}")
    set_property(GLOBAL APPEND PROPERTY SAYSO_LEXICON_PATHS "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
  endforeach()
endfunction()

function(sayso_embed_lexicons target)
  get_property(names GLOBAL PROPERTY SAYSO_LEXICON_NAMES)
  get_property(paths GLOBAL PROPERTY SAYSO_LEXICON_PATHS)
  set(assembly ".section .rodata\n")
  set(declarations "")
  set(entries "")
  set(index 0)
  foreach(name path IN ZIP_LISTS names paths)
    string(APPEND assembly
      ".global sayso_lexicon_${index}_begin\n.global sayso_lexicon_${index}_end\n"
      "sayso_lexicon_${index}_begin:\n.incbin \"${path}\"\nsayso_lexicon_${index}_end:\n.byte 0\n")
    string(APPEND declarations
      "extern \"C\" const char sayso_lexicon_${index}_begin[], sayso_lexicon_${index}_end[];\n")
    string(APPEND entries
      "      {\"${name}\", between(sayso_lexicon_${index}_begin, sayso_lexicon_${index}_end)},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
  set(assembly_file "${CMAKE_CURRENT_BINARY_DIR}/lexicons.S")
  set(source_file "${CMAKE_CURRENT_BINARY_DIR}/lexicons.cpp")
  file(CONFIGURE OUTPUT "${assembly_file}" CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT "${source_file}" @ONLY CONTENT
"#include \"pipeline/lexicon/table.hpp\"

${declarations}
namespace sayso::lexicon {
namespace {
std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}
}  // namespace
const std::vector<EmbeddedFile>& embedded_files() {
  static const std::vector<EmbeddedFile> files = {
${entries}  };
  return files;
}
}  // namespace sayso::lexicon
")
  set_source_files_properties("${assembly_file}" PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE "${assembly_file}" "${source_file}")
endfunction()

# sayso_embed_file(<component> <name> <file>) compiles any file into a component in the same way, as the bytes from
# sayso_file_<name>_begin (aligned to 64, as weights want it) to sayso_file_<name>_end, both extern "C".
function(sayso_embed_file component name file)
  set(path "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
  set(symbol "sayso_file_${name}")
  set(assembly_file "${CMAKE_CURRENT_BINARY_DIR}/file_${name}.S")
  file(CONFIGURE OUTPUT "${assembly_file}" @ONLY CONTENT
".section .rodata
.global ${symbol}_begin\n.global ${symbol}_end
.balign 64
${symbol}_begin:\n.incbin \"${path}\"\n${symbol}_end:\n.byte 0
.section .note.GNU-stack,\"\",%progbits
")
  set_source_files_properties("${assembly_file}" PROPERTIES OBJECT_DEPENDS "${path}")
  target_sources(sayso_${component} PRIVATE "${assembly_file}")
endfunction()
