// Code from what models write.

#include "grader/core/extract_code.h"

#include <ctime>
#include <string>
#include <vector>

#include "tests/support/catch.h"

using assay::grader::extract_code;
using assay::grader::ExtractedCode;

namespace {

const std::vector<std::string> kPython = {"python", "py", "Python3"};

/// The code, or "(nothing)".
std::string code(std::string_view text, bool whole_text_allowed = false) {
  const std::optional<ExtractedCode> found = extract_code(text, kPython, whole_text_allowed);
  return found ? found->code : "(nothing)";
}

}  // namespace

TEST_CASE("extract_code: the last block with the language's label") {
  CHECK(code("First:\n```python\na\n```\nBetter:\n```python\nb\n```\nDone.") == "b\n");
  CHECK(code("```py\na\n```") == "a\n");
  CHECK(code("```PYTHON3\na\n```") == "a\n");
  CHECK(code("```python\na\n```\nIt prints:\n```\n42\n```\n") == "a\n");
  CHECK(code("```python\na\n```\nRun it:\n```bash\npython a.py\n```\n") == "a\n");
  CHECK(extract_code("```Py\na\n```", kPython, false)->fence_label == "py");
}

TEST_CASE("extract_code: else the last block without a label") {
  CHECK(code("```\na\n```\n```\nb\n```\n```cpp\nc\n```") == "b\n");
  CHECK(extract_code("```\na\n```", kPython, false)->fence_label.empty());
  CHECK(code("```cpp\na\n```") == "(nothing)");
  CHECK(code("```cpp\na\n```", true) == "(nothing)");
}

TEST_CASE("extract_code: with no labels the last block counts") {
  const auto found = extract_code("```cpp\na\n```\n```rust\nb\n```", {}, false);
  REQUIRE(found);
  CHECK(found->code == "b\n");
  CHECK(found->fence_label == "rust");
}

TEST_CASE("extract_code: the whole text only without any fence, and only if allowed") {
  CHECK(code("    return x\n", true) == "    return x\n");
  CHECK(code("    return x\n", false) == "(nothing)");
  CHECK(code(" \n\n", true) == "(nothing)");
  CHECK(code("", true) == "(nothing)");
  CHECK(code("a\r\nb\r\n", true) == "a\nb\n");
}

TEST_CASE("extract_code: labels with attributes") {
  for (const char* info : {"python title=\"x.py\"", "python:main.py", "Python,editable", " python ",
                           "{.python .numberLines}", "{python}", "python{1,3}", "py\t#x"}) {
    INFO(info);
    CHECK(code("```" + std::string(info) + "\na\n```") == "a\n");
  }
  CHECK(code("```pythonic\na\n```") == "(nothing)");
}

TEST_CASE("extract_code: an unclosed last fence runs to the end") {
  CHECK(code("```python\na\nb") == "a\nb");
  CHECK(code("```python\na\n``") == "a\n``");
  CHECK(code("```python\na\n```\n```python\nb") == "b");
  CHECK(code("```python") == "(nothing)");
  CHECK(code("```python\na\n```\n```python\n") == "a\n");
}

TEST_CASE("extract_code: longer fences, tildes, and fences inside code") {
  CHECK(code("````python\nx = '''\n```\n'''\n````") == "x = '''\n```\n'''\n");
  CHECK(code("~~~python\n```\n~~~") == "```\n");
  CHECK(code("```python\na\n~~~\nb\n```") == "a\n~~~\nb\n");
  CHECK(code("```python\na\n`````\nb\n```") == "a\n");  // a longer fence closes as well
  CHECK(code("```python\ndef f():\n    \"\"\"\n    ```\n    example\n    ```\n    \"\"\"\n```") ==
        "def f():\n    \"\"\"\n    ```\n    example\n    ```\n    \"\"\"\n");
  CHECK(code("Use ```x``` inline.\n```python\na\n```") == "a\n");
  CHECK(code("```python print(1)```\n", true) == "```python print(1)```\n");
  CHECK(code("``python\na\n``", true) == "``python\na\n``");
}

TEST_CASE("extract_code: blocks of markdown are looked into") {
  CHECK(code("````markdown\nHere:\n```python\na\n```\n````") == "a\n");
  CHECK(code("```markdown\nHere:\n```python\na\n```\n```") == "a\n");
  std::string deep;
  for (int i = 20; i >= 3; --i) {
    deep += std::string(static_cast<std::size_t>(i), '`') + "md\n";
  }
  CHECK(code(deep + "x\n") == "(nothing)");  // beyond its bound it is a block like another
}

TEST_CASE("extract_code: indented fences and line ends") {
  CHECK(code("1. Do:\n   ```python\n   if a:\n       b\n\n  c\n   ```\n") == "if a:\n    b\n\nc\n");
  CHECK(code("\t```python\n\ta\n\t```\n") == "a\n");
  CHECK(code("```python\r\na\r\n\r\nb\r\n```\r\nDone\r\n") == "a\n\nb\n");
}

TEST_CASE("extract_code: thinking is no answer") {
  CHECK(code("<think>\n```python\nwrong\n```\n</think>\n```python\nright\n```") == "right\n");
  CHECK(code("```python\nright\n```\n<think>\n```python\nwrong\n```\n</think>") == "right\n");
  CHECK(code("<think>short</think>```python\nright\n```") == "right\n");
  CHECK(code("<think>\n```python\nwrong\n```\nand so on") == "(nothing)");
  CHECK(code("<think>\nx\n</think>\nreturn 1\n", true) == "\nreturn 1\n");
  CHECK(code("<think>a</think> <think>b</think>return 1\n", true) == "return 1\n");
  CHECK(code("<think>\n```python\nwrong\n</think>\n```python\nright\n```") == "right\n");
}

TEST_CASE("extract_code: thinking whose opening tag was in the prompt") {
  CHECK(code("I try\n```python\nwrong\n```\n</think>\nIt is\n```python\nright\n```") == "right\n");
  CHECK(code("I try\n```python\nwrong\n```\nDone.</think>\nreturn 1\n", true) == "\nreturn 1\n");
  CHECK(code("I try\n```python\nwrong\n</think>\n```python\nright\n```") == "right\n");
  CHECK(code("```python\nwrong\n```\n</think>\n") == "(nothing)");
}

TEST_CASE("extract_code: code that mentions the tags") {
  CHECK(code("```python\nx.split('</think>')[1]\n```") == "x.split('</think>')[1]\n");
  CHECK(code("```python\np = \"\"\"\n<think>\n</think>\n\"\"\"\n```") ==
        "p = \"\"\"\n<think>\n</think>\n\"\"\"\n");
}

TEST_CASE("extract_code: hostile texts take linear time") {
  const auto repeat = [](std::string_view unit) {
    std::string text;
    while (text.size() < (4 << 20)) {
      text += unit;
    }
    return text;
  };
  const std::clock_t start = std::clock();
  for (const std::string& text :
       {repeat("<think></think>"), repeat("</think>"),
        repeat("</think>") + std::string(1 << 20, ' '), repeat("<think>"), repeat("```"),
        repeat("```\n"), repeat("```md\n"), repeat("`"), repeat("````md\n```python\n"),
        repeat("\n"), std::string(4 << 20, '\0'), repeat("```python\nx\n```\n"),
        repeat(" ") + "```python\n" + repeat(" ")}) {
    code(text, true);
  }
  const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  CHECK(took < 60);
}
