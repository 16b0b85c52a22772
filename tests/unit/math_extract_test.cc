// Extraction: each rule, their order, and what is refused.

#include "checkers/math/math.h"
#include "tests/support/catch.h"

namespace assay::checkers::math {
namespace {

std::string from(std::string_view text, Extraction rule = Extraction::Auto) {
  const auto found = extract_answer(text, rule);
  return found ? found->rule + ": " + found->answer : "nothing";
}

TEST_CASE("extract: the last box counts, with its braces balanced") {
  CHECK(from("First \\boxed{41}. Wait, that is wrong. So \\boxed{42}.") == "boxed: 42");
  CHECK(from("\\boxed{\\frac{1}{2}}") == "boxed: \\frac{1}{2}");
  CHECK(from("\\boxed{\\{1,2\\}}") == "boxed: \\{1,2\\}");
  CHECK(from("so \\fbox{7}") == "boxed: 7");
  CHECK(from("\\boxed 5") == "boxed: 5");
}

TEST_CASE("extract: boxes with only connectives between them are one answer") {
  CHECK(from("\\boxed{1} and \\boxed{2}.") == "boxed: 1, 2");
  CHECK(from("$y_1 = \\boxed{x}$ and $y_2 = \\boxed{z}$") == "boxed: y_1 =x, y_2 =z");
  CHECK(from("\\boxed{1}. Therefore \\boxed{2}") == "boxed: 2");
}

TEST_CASE("extract: a box that never closes is a truncated output and yields nothing") {
  CHECK(from("\\boxed{3}. Then \\boxed{5") == "nothing");
  CHECK(from("The answer is \\boxed{5") == "nothing");
}

TEST_CASE("extract: what was thought is not what was answered") {
  CHECK(from("<think>maybe \\boxed{17}</think><answer>18</answer>") == "tag: 18");
  CHECK(from("<answer>1</answer> no: <ANSWER> 2 </ANSWER>") == "tag: 2");
}

TEST_CASE("extract: hashes, phrases and answer lines") {
  CHECK(from("5 + 5 = <<5+5=10>>10\n#### 10\n") == "hashes: 10");
  CHECK(from("Final Answer: The final answer is $12$. I hope it is correct.") == "phrase: 12");
  CHECK(from("\xE2\x9C\x85 Final Answer: **73**") == "phrase: 73");
  CHECK(from("The answer is 3.14. Done") == "phrase: 3.14");
  CHECK(from("so 2 * 9 = 18\nA: 18") == "answer_line: 18");
  CHECK(from("A. Because B is not valid") == "choice: A");
}

TEST_CASE("extract: the last formula, unless the text concludes with a number") {
  CHECK(from("Answer $ 9 $") == "last_math: 9");
  CHECK(from("Thus \\(x = 2\\) and \\[ y = 3 \\]") == "last_math: y = 3");
  CHECK(from("Since $d = 90/n$, there are 12 such sequences.") == "last_number: 12");
  CHECK(from("the number is 1,000.99 euros") == "last_number: 1,000.99");
  CHECK(from("that makes 28 %") == "last_number: 28 %");
  CHECK(from("\\frac{1}{2}") == "whole: \\frac{1}{2}");
}

TEST_CASE("extract: a rule that is asked for is the only one") {
  CHECK(from("#### 10", Extraction::Boxed) == "nothing");
  CHECK(from("\\boxed{1} #### 10", Extraction::Hashes) == "hashes: 10");
  CHECK(from("\\boxed{1}", Extraction::Tag) == "nothing");
  CHECK(from("  5  ", Extraction::Whole) == "whole: 5");
  CHECK(from("the answer is 7", Extraction::Phrase) == "phrase: 7");
}

TEST_CASE("extract: nothing from nothing, and only the last MiB of a longer text") {
  CHECK(from("") == "nothing");
  CHECK(from("no idea at all") == "nothing");
  const std::string padding(std::size_t{1} << 20, 'x');
  CHECK(from("\\boxed{1} " + padding) == "nothing");
  CHECK(from(padding + " \\boxed{1}") == "boxed: 1");
}

TEST_CASE("extract: rules have names that are read back") {
  for (const Extraction rule : {Extraction::Auto, Extraction::Boxed, Extraction::Hashes,
                                Extraction::Tag, Extraction::Phrase, Extraction::Whole}) {
    CHECK(extraction_from_name(name(rule)) == rule);
  }
  CHECK_FALSE(extraction_from_name("box").has_value());
}

}  // namespace
}  // namespace assay::checkers::math
