// The text checkers on recorded verdicts: the default comparison of Kattis/ICPC packages against an
// exact oracle of its specification, and testlib's stock checkers against the real ones. The
// records are shared data; without them the cases skip.

#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "checkers/checkers.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

using namespace assay;
using namespace assay::checkers;
using nlohmann::json;

namespace {

std::string base64_decode(std::string_view text) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned buffer = 0;
  int bits = 0;
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) {
      break;
    }
    buffer = (buffer << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out += static_cast<char>(buffer >> bits & 0xFF);
    }
  }
  return out;
}

std::string decode(const json& row, const char* field) {
  const std::string encoding = row["enc"];
  const json& value = row[field];
  if (encoding == "rle") {
    std::string text;
    for (const json& run : value) {
      const std::string unit = run[0];
      for (std::size_t n = run[1]; n > 0; --n) {
        text += unit;
      }
    }
    return text;
  }
  return encoding == "b64" ? base64_decode(value.get<std::string>()) : value.get<std::string>();
}

template <typename Visit>
int for_each_row(const std::string& path, Visit visit) {
  std::ifstream file(path);
  int rows = 0;
  for (std::string line; std::getline(file, line); ++rows) {
    visit(json::parse(line));
  }
  return rows;
}

/// "AC", "WA", or "JE" where the flags or the answer are refused.
std::string icpc_verdict(const json& row) {
  std::string flags;
  for (const std::string flag : row["flags"]) {
    flags += flag + " ";
  }
  const Result<CheckerSpec> spec = icpc_spec_from_flags(flags);
  if (!spec) {
    return "JE";
  }
  const std::string answer = decode(row, "answer");
  const std::string output = decode(row, "output");
  const auto judgement = (*make_checker(*spec))->judge({"", answer, output});
  return judgement->outcome == Outcome::Accepted ? "AC" : "WA";
}

/// Why testlib's verdict is not ours to follow, by name; empty: there is no excuse.
std::string deviation(const std::string& stock, std::string_view answer, std::string_view output,
                      const std::string& source) {
  const auto either_has = [&](std::string_view bytes) {
    return answer.find_first_of(bytes) != std::string_view::npos ||
           output.find_first_of(bytes) != std::string_view::npos;
  };
  const std::set<std::string> one_value = {"icmp", "hcmp", "rcmp", "acmp", "dcmp", "yesno"};
  const std::size_t first_end = answer.find_last_not_of(" \t\r\n");
  if (either_has("\xff")) {
    return "0xFF ends a file";
  }
  if (either_has("\f\v")) {
    return "form feed and vertical tab are no white space";
  }
  if (output.starts_with("\xef\xbb\xbf")) {
    return "a byte order mark is skipped in the output only";
  }
  if (one_value.contains(stock) && answer.find_first_of(" \t\r\n") < first_end) {
    return "only the first value of the answer is read";
  }
  if (stock == "casencmp" && either_has(std::string_view("\0", 1))) {
    return "a NUL ends a token";
  }
  if (stock == "fcmp" && output.starts_with(answer.substr(0, answer.find_last_not_of('\n') + 1))) {
    return "white space after the last line end is skipped";
  }
  if ((stock == "fcmp" || stock == "lcmp") && either_has("\r")) {
    return "where a carriage return ends a line";
  }
  if (stock.find("cmp") != std::string::npos && testlib_equivalent(stock)->name == "floats") {
    return source == "gen:tolerance" ? "1e-15 more than the tolerance" : "numbers are doubles";
  }
  return output.size() > (128 << 20) ? "files are bounded to 128 MiB" : "";
}

}  // namespace

TEST_CASE("icpc: every recorded case has the verdict of the 2025-09 specification") {
  const auto shared = test::shared_data();
  if (!shared) {
    return test::skip("no shared data");
  }
  const int rows =
      for_each_row(*shared + "/formats/default_comparison_cases.jsonl", [](const json& row) {
        INFO(row["id"] << " " << row["flags"] << " " << row["answer"] << " " << row["output"]);
        CHECK(icpc_verdict(row) == row["spec_2025_09"]);
      });
  CHECK(rows >= 6700);
}

TEST_CASE("testlib: our counterparts judge as the stock checkers do") {
  const auto shared = test::shared_data();
  if (!shared) {
    return test::skip("no shared data");
  }
  std::map<std::string, int> compared;
  std::map<std::string, int> deviations;
  const int rows = for_each_row(*shared + "/formats/testlib_cases.jsonl", [&](const json& row) {
    const std::string stock = row["checker"];
    const std::optional<CheckerSpec> spec = testlib_equivalent(stock);
    const std::string verdict = row["verdict"];
    if (!spec || verdict == "FAIL") {  // FAIL: testlib refuses the problem's own answer
      return;
    }
    const std::string answer = decode(row, "answer");
    const std::string output = decode(row, "output");
    const auto judgement = (*make_checker(*spec))->judge({"", answer, output});
    ++compared[stock];
    if ((judgement->outcome == Outcome::Accepted) != (verdict == "OK")) {
      const std::string why = deviation(stock, answer, output, row["source"]);
      INFO(row["id"] << " " << stock << " " << row["message"] << " ours: " << judgement->message);
      CHECK_FALSE(why.empty());
      ++deviations[why];
    }
  });
  int total = 0;
  for (const auto& [stock, count] : compared) {
    total += count;
  }
  std::cout << "testlib: " << total << " runs of " << compared.size() << " checkers compared\n";
  for (const auto& [why, count] : deviations) {
    std::cout << "  " << count << " differ: " << why << "\n";
  }
  CHECK(rows >= 5000);
  CHECK(compared.size() == 19);
  CHECK(deviations["numbers are doubles"] <= 10);
  CHECK(deviations["1e-15 more than the tolerance"] <= 10);
}
