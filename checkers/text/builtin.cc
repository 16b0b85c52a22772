// The table of checkers. It is written out by hand so that what exists can be read in one place;
// two of the same name do not compile.

#include "checkers/text/builtin.h"

#include <fmt/format.h>

#include <array>

#include "checkers/text/message.h"

namespace assay::checkers {

extern const Builtin kExact;
extern const Builtin kFloats;
extern const Builtin kIcpc;
extern const Builtin kLines;
extern const Builtin kTokens;
extern const Builtin kUnorderedLines;
extern const Builtin kUnorderedTokens;

namespace {

struct Row {
  std::string_view name;
  const Builtin* builtin;
};

constexpr std::array kTable = {
    Row{"tokens", &kTokens},
    Row{"floats", &kFloats},
    Row{"lines", &kLines},
    Row{"unordered_lines", &kUnorderedLines},
    Row{"unordered_tokens", &kUnorderedTokens},
    Row{"exact", &kExact},
    Row{"icpc", &kIcpc},
};

constexpr bool names_are_unique() {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (kTable[i].name == kTable[j].name) {
        return false;
      }
    }
  }
  return true;
}
static_assert(names_are_unique(), "two checkers have the same name");

}  // namespace

std::span<const CheckerInfo> builtin_checkers() {
  static const std::array<CheckerInfo, kTable.size()> kInfos = [] {
    std::array<CheckerInfo, kTable.size()> infos;
    for (std::size_t i = 0; i < kTable.size(); ++i) {
      infos[i] = {kTable[i].name, kTable[i].builtin->summary, kTable[i].builtin->options};
    }
    return infos;
  }();
  return kInfos;
}

Result<std::unique_ptr<const Checker>> make_checker(const CheckerSpec& spec) {
  std::string names;
  for (const Row& row : kTable) {
    if (row.name == spec.name) {
      Result<Options> options = Options::read(spec, row.builtin->options);
      if (!options) {
        return failure(std::move(options).error());
      }
      return row.builtin->make(*options);
    }
    names += (names.empty() ? "" : ", ") + std::string(row.name);
  }
  return failure(ErrorCode::BadProblem,
                 fmt::format("no checker is called {}; there are {}", quote(spec.name, 40), names));
}

}  // namespace assay::checkers
