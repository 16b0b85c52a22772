#include <nlohmann/json.hpp>
#include <string>

#include "grader/core/codec_parse.h"
#include "grader/core/json_codec.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using nlohmann::json;

json parsed(std::string_view text) {
  Result<json> document = parse_json(text);
  REQUIRE(document);
  return *std::move(document);
}

Submission submission(std::string_view text) {
  Result<Submission> read = submission_from_json(parsed(text));
  REQUIRE(read);
  return *std::move(read);
}

template <typename T>
std::string fault_of(const Result<T>& result) {
  return result ? "none"
                : std::string(name(result.error().code())) + ": " + result.error().message();
}

std::string submission_fault(std::string_view text) {
  return fault_of(submission_from_json(parsed(text)));
}
std::string run_fault(std::string_view text) {
  return fault_of(run_request_from_json(parsed(text)));
}

}  // namespace

TEST_CASE("submission: code is one file that the language names") {
  const Submission read = submission(R"({"language":"python","code":"x = 1"})");
  CHECK(read.language == "python");
  REQUIRE(read.files.size() == 1);
  CHECK(read.files[0].name.empty());
  CHECK(read.files[0].content == "x = 1");
  CHECK_FALSE(read.completion);
}

TEST_CASE("submission: an archive is kept packed, and written as it was read") {
  const Submission read =
      submission(R"({"language":"c","archive_base64":"H4sIAP8=","main":"b.c"})");
  CHECK(read.archive == std::string("\x1f\x8b\b\0\xff", 5));
  CHECK(read.files.empty());
  CHECK(read.main == "b.c");
  const json written = submission_to_json(read);
  CHECK(written == parsed(R"({"language":"c","archive_base64":"H4sIAP8=","main":"b.c"})"));
  CHECK_FALSE(submission_fault(R"({"language":"c","archive_base64":"H4sIAP8=","code":"x"})") ==
              "none");
  CHECK_FALSE(submission_fault(R"({"archive_base64":"H4sIAP8="})") == "none");
  CHECK_FALSE(submission_fault(R"({"language":"c","archive_base64":"?"})") == "none");
}

TEST_CASE("submission: files as a list or as an object") {
  const Submission list = submission(
      R"({"language":"c","files":[{"name":"b.c","content":"x"},{"name":"a.h","content_base64":"/w=="}],"main":"b.c"})");
  REQUIRE(list.files.size() == 2);
  CHECK(list.files[0].name == "b.c");
  CHECK(list.files[1].content == "\xff");
  CHECK(list.main == "b.c");
  const Submission object = submission(R"({"language":"c","files":{"b.c":"x","a.h":"y"}})");
  REQUIRE(object.files.size() == 2);
  CHECK(object.files[0].name == "a.h");
}

TEST_CASE("submission: a completion may leave the language to its fence") {
  const Submission read = submission(R"({"completion":"the answer is 4"})");
  CHECK(read.language.empty());
  CHECK(read.completion == "the answer is 4");
}

TEST_CASE("submission: hostile names are carried to the sandbox, which judges them") {
  const Submission read = submission(
      R"({"language":"c","files":[{"name":"../x","content":""},{"name":"a\u0000b","content":""}]})");
  CHECK(read.files[0].name == "../x");
  CHECK(read.files[1].name.size() == 3);
}

TEST_CASE("submission: what is written reads the same again") {
  for (const char* text :
       {R"({"language":"python","code":"x = 1"})", R"({"code_base64":"/w==","language":"c"})",
        R"({"completion":"x"})", R"({"completion":"x","language":"c"})",
        R"({"files":[{"content":"x","name":"a"}],"language":"c","main":"a"})"}) {
    CHECK(submission_to_json(submission(text)) == json::parse(text));
  }
}

TEST_CASE("submission: exactly one form, and nothing unknown") {
  const char* const one =
      "bad_submission: submission: expected exactly one of \"code\", \"files\", \"archive_base64\" "
      "and \"completion\"";
  CHECK(submission_fault(R"({"language":"c"})") == one);
  CHECK(submission_fault(R"({"language":"c","code":"","completion":""})") == one);
  CHECK(submission_fault(R"({"language":"c","code":"","files":[]})") == one);
  CHECK(submission_fault(R"({"code":""})") ==
        "bad_submission: submission: \"language\" is missing");
  CHECK(submission_fault(R"({"language":"","code":""})") ==
        "bad_submission: submission.language: must not be empty");
  CHECK(submission_fault(R"({"language":"c","files":[]})") ==
        "bad_submission: submission.files: expected at least one file");
  CHECK(submission_fault(R"({"language":"c","files":{"":"x"}})") ==
        "bad_submission: submission.files: a file name is empty");
  CHECK(submission_fault(
            R"({"language":"c","files":[{"name":"l","type":"symlink","target":"/tmp"}]})") ==
        "bad_submission: submission.files[0]: \"content\" is missing");
  CHECK(submission_fault(R"({"language":"c","code":"","main":"x"})") ==
        "bad_submission: submission.main: unknown field (known here: language, code)");
  CHECK(submission_fault("[]") == "bad_submission: submission: expected an object, got a list");
  CHECK_THAT(submission_fault(R"({"language":")" + std::string(257, 'x') + R"(","code":""})"),
             Catch::Matchers::EndsWith("longer than 256 bytes"));
}

TEST_CASE("submission: the number of files is bounded") {
  const auto with_files = [](int count) {
    json files = json::object();
    for (int i = 0; i < count; ++i) {
      files["f" + std::to_string(i)] = "";
    }
    return json{{"language", "c"}, {"files", files}};
  };
  CHECK(submission_from_json(with_files(1024)));
  CHECK_FALSE(submission_from_json(with_files(1025)));
}

TEST_CASE("run: a program with its surroundings") {
  const Result<RunRequest> read = run_request_from_json(parsed(
      R"({"language":"python","code":"1","stdin":"in","args":["a","b c"],"limits":{"cpu_s":1},"collect":["out.txt"]})"));
  REQUIRE(read);
  CHECK(read->submission.language == "python");
  CHECK(read->input == "in");
  CHECK(read->args == std::vector<std::string>{"a", "b c"});
  CHECK(read->limits.cpu->value == std::chrono::seconds(1));
  CHECK(read->collect == std::vector<std::string>{"out.txt"});
}

TEST_CASE("run: faults are named by their place in the request") {
  CHECK(run_fault(R"({"language":"c","code":"","args":["a","b\u0000"]})") ==
        "bad_request: args[1]: an argument cannot hold a NUL character");
  CHECK(run_fault(R"({"language":"c","code":"","limits":{"cpu":1}})") ==
        "bad_request: limits.cpu: unknown field (known here: cpu_s, wall_s, memory_mb, output_mb, "
        "file_mb, disk_mb, processes)");
  CHECK(run_fault(R"({"language":"c","code":"","stdni":""})") ==
        "bad_request: stdni: unknown field (known here: language, code, stdin, args, limits, seed, "
        "collect)");
  CHECK(run_fault(R"({"language":"c"})") ==
        "bad_request: request: expected exactly one of \"code\", \"files\", \"archive_base64\" and "
        "\"completion\"");
}

TEST_CASE("run: an argument is as long as the kernel allows, and not longer") {
  const auto with_argument = [](std::size_t size) {
    return json{{"language", "c"}, {"code", ""}, {"args", {std::string(size, 'x')}}};
  };
  CHECK(run_request_from_json(with_argument(131'071)));
  CHECK_FALSE(run_request_from_json(with_argument(131'072)));
}

}  // namespace assay::grader
