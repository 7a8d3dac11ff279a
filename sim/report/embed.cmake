# Writes the files FILES into the C++ source OUTPUT, as sim::report::assets().
set(entries "")
foreach(file IN LISTS FILES)
  file(READ ${file} text)
  string(APPEND entries "        {\"${file}\", R\"~~~~(${text})~~~~\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"sim/report/assets.hpp\"\n\nnamespace sim::report {\n
const std::vector<Asset>& assets() {
    static const std::vector<Asset> all = {\n${entries}    };
    return all;\n}\n\n} // namespace sim::report\n")
