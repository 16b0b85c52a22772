// The fuzz target as an ordinary test: seeds, and a fixed number of mutations of them. The
// libFuzzer build of the same target (ASSAY_FUZZERS) searches further.

#include "tests/fuzz/protocol_fuzz.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"

namespace {

const std::array<std::string_view, 15> kSeeds = {
    R"({"id":"r1","op":"grade","problem":{"kind":"stdio","tests":[{"stdin":"2 3\n","answer":"5\n"}],"checker":{"name":"tokens"},"limits":{"cpu_s":2,"memory_mb":256},"reward":"binary"},"submission":{"language":"python","code":"x"}})",
    R"({"op":"grade","problem":{"kind":"function","entry":"f","tests":[{"args":[1,{"$tuple":[1.5,null]}],"kwargs":{"k":{"$set":["a"]}},"expected":{"$dict":[[1,{"$float":"nan"}]]}}],"policy":{"abs_tol":1e-9}},"submission":{"completion":"x"}})",
    R"({"op":"grade","problem":{"kind":"function","entry":"f","tests":[{"args":[{"$record":["ndarray",["float32",[2,1],[0.5,-0.0]]]},{"$record":["ndarray",["U3",[0,9],[]]]}],"expected":{"$record":["numpy.int8",-128]}}]},"submission":{"completion":"x"}})",
    R"({"op":"grade","problem":{"kind":"asserts","entry":"f","prompt":"p","test":"assert f() ","setup":"s"},"submission":{"language":"c","files":{"a":"b"},"main":"a"}})",
    R"({"op":"grade","problem":{"kind":"answer","gold":["1","2"],"policy":{"ordered":true,"deadline_ms":5},"extraction":"boxed"},"submission":{"completion":"\\boxed{1}"}})",
    R"({"op":"grade","problem":"sum","submission":{"language":"c","files":[{"name":"a","content_base64":"/w=="}]},"options":{"detail":"full","stop_at_first_failure":true}})",
    R"({"id":2,"op":"run","language":"python","code":"x","stdin":"é","args":["a"],"collect":["o"],"limits":{"processes":3}})",
    R"({"id":3,"op":"compare","gold":"1/2","answer":"0.5"})",
    R"({"id":4,"op":"compare","pairs":[{"gold":"1","answer":"2"},{"gold":"x","answer":"\\frac{1}{x}","extract":true}],"extract_gold":false})",
    R"({"id":5,"op":"validate","problem":{"kind":"stdio","tests":[{"answer_base64":"AA=="}]},"repeats":1})",
    R"({"id":6,"op":"ping"})",
    R"({"id":7,"op":"stats"})",
    R"({"id":8,"op":"cancel","target":"r1"})",
    R"({"id":-9223372036854775809,"op":"capabilities","x":[[[[]]]],"y":1e999})",
    "\xef\xbb\xbf{\"op\":\"\\ud83d\\ude00\"}"};

constexpr std::array<std::string_view, 20> kPieces = {"{",
                                                      "}",
                                                      "[",
                                                      "]",
                                                      ":",
                                                      ",",
                                                      "\"",
                                                      "null",
                                                      "true",
                                                      "-1",
                                                      "1e5",
                                                      "\\u0000",
                                                      "\xff",
                                                      "\"id\":",
                                                      "\"op\":",
                                                      "\"kind\":",
                                                      "\"$int\":",
                                                      "\"$tuple\":",
                                                      "99999999999999999999",
                                                      "\"grade\""};

void run(std::string_view text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::string next() {
    std::string text(pick(kSeeds));
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
      mutate(text);
    }
    return text;
  }

 private:
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }
  template <typename Range>
  std::string_view pick(const Range& range) {
    return range[below(range.size())];
  }
  void mutate(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = std::min(below(12), text.size() - at);
    switch (below(4)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, pick(kPieces));
        break;
      case 2:
        text.insert(at, text.substr(below(text.size() + 1), length));
        break;
      default:
        if (at < text.size()) {
          text[at] = static_cast<char>(below(256));
        }
    }
    if (text.empty()) {
      text = "{";
    }
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("request line: seeds hold what the target asserts") {
  for (const std::string_view seed : kSeeds) {
    run(seed);
    for (std::size_t cut = 0; cut < seed.size(); ++cut) {  // Truncated anywhere.
      run(seed.substr(0, cut));
    }
  }
}

TEST_CASE("request line: a fixed number of mutations") {
  constexpr unsigned kSeed = 20261122;
  constexpr int kExecutions = 20'000;
  Mutator mutator(kSeed);
  for (int i = 0; i < kExecutions; ++i) {
    run(mutator.next());
  }
}
