// seats INPUT OUTPUT ANSWER, with the exit codes of testlib: 0 right, 1 wrong, 7 points, 3 own fault.
// ANSWER holds "possible" or "impossible".
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

enum { kOk = 0, kWrong = 1, kFault = 3, kPoints = 7 };

[[noreturn]] void end(int status, const std::string& why) {
  std::cerr << why << '\n';
  std::exit(status);
}

/// A number of 1 to `most` without sign or leading zero; 0 for anything else.
int guest(const std::string& word, int most) {
  if (word.empty() || word.size() > 4 || word[0] == '0' ||
      word.find_first_not_of("0123456789") != std::string::npos) {
    return 0;
  }
  const int number = std::stoi(word);
  return number <= most ? number : 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) end(kFault, "expected three files");
  std::ifstream input(argv[1]), output(argv[2]), answer(argv[3]);
  int n = 0;
  std::string possible;
  if (!(input >> n) || !(answer >> possible)) end(kFault, "the test cannot be read");
  std::string word;
  output >> word;
  if (word == "impossible" || possible == "impossible") {
    std::string more;
    const bool alone = !(output >> more);
    end(word == possible && alone ? kOk : kWrong, possible + " is right");
  }
  std::vector<int> seats;
  std::vector<char> seated(n + 1);
  for (int i = 0; i < n; ++i) {
    const int next = guest(word, n);
    if (next == 0) end(kWrong, "seat " + std::to_string(i + 1) + " has no guest");
    if (seated[next]) end(kWrong, "guest " + std::to_string(next) + " sits twice");
    seated[next] = 1;
    seats.push_back(next);
    word.clear();
    output >> word;
  }
  if (!word.empty()) end(kWrong, "more words than guests");
  int quarrels = 0;
  for (int i = 0; i < n; ++i) quarrels += std::abs(seats[i] - seats[(i + 1) % n]) == 1;
  if (quarrels == 1) end(kPoints, "points 0.5 one quarrel");
  end(quarrels == 0 ? kOk : kWrong, std::to_string(quarrels) + " quarrels");
}
