#include "tests/golden/value_codec_python.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::test {

std::vector<std::string> ask_python(const std::string& mode,
                                    const std::vector<std::string>& lines) {
  std::string folder = (std::filesystem::temp_directory_path() / "assay-codec-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::string in = folder + "/in";
  const std::string out = folder + "/out";
  {
    std::ofstream file(in, std::ios::binary);
    for (const std::string& line : lines) {
      file << line << '\n';
    }
  }
  const std::string command = "PYTHONUTF8=1 PYTHONHASHSEED=0 /usr/bin/python3 '" + source_dir() +
                              "/tests/golden/value_codec_peer.py' " + mode + " <'" + in + "' >'" +
                              out + "'";
  const int status = std::system(command.c_str());
  std::vector<std::string> answers;
  std::ifstream file(out, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    answers.push_back(line);
  }
  file.close();
  std::filesystem::remove_all(folder);
  REQUIRE(status == 0);
  REQUIRE(answers.size() == lines.size());
  return answers;
}

}  // namespace assay::test
