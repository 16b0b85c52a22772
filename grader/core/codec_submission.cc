// Submissions in their three forms, and run requests, which are a submission with its surroundings.

#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_parts.h"
#include "grader/core/codec_text.h"
#include "grader/core/json_codec.h"

namespace assay::grader {
namespace {

using nlohmann::json;

SourceFile read_source_file(const JsonReader& at) {
  SourceFile file;
  ObjectReader object(at);
  object.text("name", file.name, Need::Required);
  object.bytes("content", file.content, Need::Required);
  object.finish();
  return file;
}

/// A list of {"name", "content"}, or an object of name -> content. Names are judged where the files
/// are placed (sandbox::validate_file_names); an empty one would mean "named by the language".
std::vector<SourceFile> read_source_files(const JsonReader& at) {
  std::vector<SourceFile> files;
  if (const auto* members = at.json().get_ptr<const json::object_t*>()) {
    if (members->size() > kMaxSourceFiles) {
      at.fail("more than " + std::to_string(kMaxSourceFiles) + " files");
      return files;
    }
    for (const auto& [name, content] : *members) {
      files.push_back({name, at.member(name, content).text()});
    }
  } else {
    const std::size_t size = at.list_size(kMaxSourceFiles);
    for (std::size_t i = 0; i < size && !at.fault(); ++i) {
      files.push_back(read_source_file(at.item(i)));
    }
  }
  for (const SourceFile& file : files) {
    if (file.name.empty()) {
      at.fail("a file name is empty");
    }
  }
  if (files.empty()) {
    at.fail("expected at least one file");
  }
  return files;
}

void read_arguments(ObjectReader& object, std::vector<std::string>& arguments) {
  const auto found = object.member("args", Need::Optional);
  if (!found) {
    return;
  }
  arguments = found->texts(kMaxArguments);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].find('\0') != std::string::npos) {
      found->item(i).fail("an argument cannot hold a NUL character");
    } else if (arguments[i].size() > kMaxArgumentBytes) {
      found->item(i).fail("an argument is at most " + std::to_string(kMaxArgumentBytes) + " bytes");
    }
  }
}

}  // namespace

Submission read_submission_members(ObjectReader& object) {
  Submission submission;
  const int forms = int{object.has("code") || object.has("code_base64")} +
                    int{object.has("files")} + int{object.has("completion")} +
                    int{object.has("archive") || object.has("archive_base64")};
  if (forms != 1) {
    object.at().fail(
        "expected exactly one of \"code\", \"files\", \"archive_base64\" and \"completion\"");
    return submission;
  }
  const bool has_completion = object.has("completion");
  read_name(object, "language", submission.language,
            has_completion ? Need::Optional : Need::Required);
  if (has_completion) {
    object.text("completion", submission.completion.emplace(), Need::Required);
  } else if (object.has("files")) {
    if (const auto files = object.member("files", Need::Required)) {
      submission.files = read_source_files(*files);
    }
    object.text("main", submission.main, Need::Optional);
  } else if (object.has("archive") || object.has("archive_base64")) {
    object.bytes("archive", submission.archive.emplace(), Need::Required);
    object.text("main", submission.main, Need::Optional);
  } else {
    object.bytes("code", submission.files.emplace_back().content, Need::Required);
  }
  return submission;
}

Result<Submission> submission_from_json(const json& document) {
  ReadFault fault(ErrorCode::BadSubmission);
  const JsonReader at(document, "submission", fault);
  ObjectReader object(at);
  Submission submission = read_submission_members(object);
  object.finish();
  if (fault) {
    return failure(std::move(fault).take());
  }
  return submission;
}

JudgeProgram read_judge_program(ObjectReader& object) {
  constexpr double kMaxPoints = 1e9;
  JudgeProgram program;
  program.source = read_submission_members(object);
  if (program.source.completion || program.source.archive) {
    object.at().fail("a judging program is given as \"code\" or \"files\"");
  }
  if (const auto protocol = object.member("protocol", Need::Optional)) {
    const auto known = checkers::external::protocol_from_name(protocol->text());
    if (known) {
      program.protocol = *known;
    } else {
      protocol->fail("expected \"testlib\", \"icpc\" or \"print\"");
    }
  }
  object.number("points_max", program.points_max, 1e-9, kMaxPoints);
  return program;
}

json judge_program_to_json(const JudgeProgram& program) {
  json object = submission_to_json(program.source);
  if (program.protocol != checkers::external::Protocol::Testlib) {
    object["protocol"] = checkers::external::name(program.protocol);
  }
  if (program.points_max != 1) {
    object["points_max"] = program.points_max;
  }
  return object;
}

json submission_to_json(const Submission& submission) {
  json object = json::object();
  if (!submission.language.empty()) {
    object["language"] = submission.language;
  }
  if (submission.completion) {
    object["completion"] = *submission.completion;
    return object;
  }
  if (submission.archive) {
    put_bytes(object, "archive", *submission.archive);
    if (!submission.main.empty()) {
      object["main"] = submission.main;
    }
    return object;
  }
  if (submission.files.size() == 1 && submission.files.front().name.empty()) {
    put_bytes(object, "code", submission.files.front().content);
    return object;
  }
  json files = json::array();
  for (const SourceFile& source : submission.files) {
    json file = json::object();
    file["name"] = source.name;
    put_bytes(file, "content", source.content);
    files.push_back(std::move(file));
  }
  object["files"] = std::move(files);
  if (!submission.main.empty()) {
    object["main"] = submission.main;
  }
  return object;
}

Result<RunRequest> run_request_from_json(const json& document) {
  ReadFault fault(ErrorCode::BadRequest);
  const JsonReader at(document, "", fault);
  ObjectReader object(at);
  RunRequest request;
  request.submission = read_submission_members(object);
  object.bytes("stdin", request.input, Need::Optional);
  read_arguments(object, request.args);
  if (const auto limits = object.member("limits", Need::Optional)) {
    request.limits = read_limits(*limits);
  }
  read_seed(object, request.limits);
  object.texts("collect", request.collect, kMaxSourceFiles);
  object.finish();
  if (fault) {
    return failure(std::move(fault).take());
  }
  return request;
}

}  // namespace assay::grader
