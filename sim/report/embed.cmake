# Writes the files FILES into the C++ source OUTPUT, as the function FUNCTION of NAMESPACE that HEADER declares.
set(entries "")
foreach(file IN LISTS FILES)
  file(READ ${file} text)
  string(APPEND entries "        {\"${file}\", R\"~~~~(${text})~~~~\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n
const std::vector<report::Asset>& ${FUNCTION}() {
    static const std::vector<report::Asset> all = {\n${entries}    };
    return all;\n}\n\n} // namespace ${NAMESPACE}\n")
