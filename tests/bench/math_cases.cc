// Runs labelled pairs (JSON Lines of {"gold", "pred", "expected", "form", "response"}) through the
// math engine and prints one line of figures a file:
//
//   math_cases [--list wrong|undecided|unparsed|slow] [--response] [--cpu] FILE...
//
// right: the verdict is the label (an undecided pair counts as not equal); fp: accepted against the
// label; fn: not accepted against it. --response extracts from the whole model response. --cpu:
// times are the thread's CPU time instead of the wall's.

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "checkers/math/math.h"

namespace {

namespace math = assay::checkers::math;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

struct Tally {
  std::size_t cases = 0, right = 0, false_positives = 0, false_negatives = 0, undecided = 0,
              unparsed = 0, unread_golds = 0, unlabelled_equal = 0;
  std::vector<double> micros;
};

std::string extracted(const std::string& text) {
  const auto found = math::extract_answer(text);
  return found ? found->answer : std::string();
}

std::string gold_of(const Json& c) {
  std::string gold = c.at("gold");
  const bool text = c.value("form", "raw") == "text" && c.value("gold_form", "") != "raw" &&
                    c.value("gold_form", "") != "rawstring";
  if (text && (gold.find('$') != std::string::npos || gold.find("\\boxed") != std::string::npos)) {
    const std::string inner = extracted(gold);
    if (!inner.empty()) return inner;
  }
  return gold;
}

bool listed(const std::string& list, bool wrong, const math::Decision& d, double micros) {
  if (list == "wrong") return wrong;
  if (list == "undecided") return !d.equal;
  if (list == "unparsed") return d.gold_unparsed || d.method == math::Method::Unparsed;
  if (list == "slow") return micros > 5000;
  return list == "all";
}

// Of this thread: what a comparison costs whatever else the machine does. Workers are not in it.
double cpu_micros() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}

void run_file(const std::string& path, const std::string& list, bool response, bool json,
              bool cpu) {
  std::ifstream in(path);
  std::string line;
  Tally t;
  while (std::getline(in, line)) {
    const Json c = Json::parse(line);
    std::string answer = c.at("pred");
    if (response && c.contains("response")) {
      answer = extracted(c.at("response"));
    } else if (c.value("form", "raw") == "text") {
      answer = extracted(answer);
    }
    const std::string gold = gold_of(c);
    const auto start = Clock::now();
    const double cpu_start = cpu_micros();
    const math::Decision d = math::compare(gold, answer, {});
    const double micros =
        cpu ? cpu_micros() - cpu_start
            : std::chrono::duration<double, std::micro>(Clock::now() - start).count();
    t.micros.push_back(micros);
    ++t.cases;
    t.undecided += d.method == math::Method::Undecided ? 1U : 0U;
    t.unparsed += d.method == math::Method::Unparsed ? 1U : 0U;
    t.unread_golds += d.gold_unparsed ? 1U : 0U;
    bool wrong = false;
    const bool accepted = d.equal.value_or(false);
    if (c.at("expected").is_boolean()) {
      const bool expected = c.at("expected");
      wrong = accepted != expected;
      t.right += wrong ? 0U : 1U;
      t.false_positives += wrong && accepted ? 1U : 0U;
      t.false_negatives += wrong && !accepted ? 1U : 0U;
    } else {
      t.unlabelled_equal += accepted ? 1U : 0U;
      wrong = accepted;
    }
    if (json && listed(list, wrong, d, micros)) {
      std::cout << Json({{"id", c.at("id")},
                         {"gold", gold},
                         {"answer", answer},
                         {"expected", c.at("expected")},
                         {"response", c.value("response", "")},
                         {"method", math::name(d.method)},
                         {"reason", d.reason},
                         {"gold_read", d.gold_read},
                         {"answer_read", d.answer_read}})
                       .dump(-1, ' ', false, Json::error_handler_t::replace)
                << "\n";
    } else if (listed(list, wrong, d, micros)) {
      std::cout << c.at("id").get<std::string>() << " | " << gold.substr(0, 300) << " | "
                << answer.substr(0, 300) << " | expected " << c.at("expected") << " | "
                << (d.equal ? (*d.equal ? "equal" : "different") : "open") << " "
                << math::name(d.method) << ": " << d.reason.substr(0, 200) << " | "
                << d.gold_read.substr(0, 200) << " | " << d.answer_read.substr(0, 200) << " | "
                << micros << " us\n";
    }
  }
  std::sort(t.micros.begin(), t.micros.end());
  double total = 0;
  for (const double m : t.micros) total += m;
  const auto at = [&](double q) {
    return t.micros.empty()
               ? 0.0
               : t.micros[static_cast<std::size_t>(q * static_cast<double>(t.micros.size() - 1))];
  };
  std::cerr << path.substr(path.rfind('/') + 1) << ": " << t.cases << " cases, right " << t.right
            << ", fp " << t.false_positives << ", fn " << t.false_negatives << ", undecided "
            << t.undecided << ", unparsed " << t.unparsed << ", golds unread " << t.unread_golds
            << ", unlabelled equal " << t.unlabelled_equal << "; "
            << static_cast<long>(static_cast<double>(t.cases) / total * 1e6) << "/s, p50 "
            << at(0.5) << " us, p99 " << at(0.99) << " us, max " << at(1.0) << " us\n";
}

}  // namespace

int main(int argc, char** argv) {
  std::string list;
  bool response = false;
  bool json = false;
  bool cpu = false;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    if (arg == "--list" && i + 1 < argc)
      list = argv[++i];
    else if (arg == "--response")
      response = true;
    else if (arg == "--cpu")
      cpu = true;
    else if (arg == "--json")
      json = true;
    else
      files.push_back(arg);
  }
  for (const std::string& file : files) run_file(file, list, response, json, cpu);
  return files.empty() ? 2 : 0;
}
