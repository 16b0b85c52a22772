// From the files of a package to a Package. The problem itself is put together as the JSON of an
// inline problem and goes through problem_from_json: one schema, whatever door a problem comes in
// by. Here is only what a package adds: the metadata, the solutions with the verdicts that they
// claim, and the lines of problem.yaml in the errors of the codec; the tests are in
// package_tests.cc.

#include "grader/core/package.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_text.h"
#include "grader/core/json_codec.h"
#include "grader/core/package_files.h"
#include "grader/core/package_solutions.h"
#include "grader/core/package_tests.h"
#include "grader/core/package_yaml.h"

namespace assay::grader {
namespace {

using nlohmann::json;

constexpr int kFormatVersion = 1;
constexpr std::string_view kManifest = "problem.yaml";

/// What a kind takes from problem.yaml besides the metadata and the fields of every kind.
struct KindFields {
  std::string_view kind;
  std::array<std::string_view, 4> fields;
};
constexpr std::array<KindFields, 6> kKinds = {{
    {"stdio", {"checker"}},
    {"function", {"entry", "policy"}},
    {"asserts", {"entry", "isolation", "value_types"}},
    {"answer", {"gold", "match", "policy", "extraction"}},
    {"program", {"language"}},
    {"interactive", {"interactor"}},
}};
constexpr std::array<std::string_view, 5> kCommonFields = {"kind", "limits", "seed", "reward",
                                                           "languages"};
constexpr std::array<std::string_view, 6> kMetadataFields = {"format",  "title",  "author",
                                                             "license", "source", "tags"};

template <typename Range>
bool contains(const Range& range, std::string_view value) {
  return std::ranges::find(range, value) != std::ranges::end(range);
}

/// Loads one package.
class Loader {
 public:
  Loader(std::string_view name, const FileTree& files) : files_(files) { package_.name = name; }

  Result<Package> load() {
    for (const auto& step :
         {&Loader::check_files, &Loader::read_manifest, &Loader::read_metadata,
          &Loader::read_problem, &Loader::read_solutions, &Loader::refuse_unused_files}) {
      if (Result<void> done = (this->*step)(); !done) {
        return failure(std::move(done).error());
      }
    }
    return std::move(package_);
  }

 private:
  static tl::unexpected<Error> bad(std::string message) {
    return failure(ErrorCode::BadProblem, std::move(message));
  }

  /// "problem.yaml:3:1: limits.cpu_s: `why`".
  tl::unexpected<Error> bad_field(const std::string& path, const std::string& why) const {
    const TextPosition at = manifest_.find(path);
    return bad(std::string(kManifest) + ":" + std::to_string(at.line) + ":" +
               std::to_string(at.column) + ": " + (path.empty() ? "" : path + ": ") + why);
  }

  Result<void> check_files() {
    if (!is_package_file_name(package_.name)) {
      return bad("a package's folder is named by letters, digits and _.+-");
    }
    for (const auto& [path, content] : files_.all()) {
      const bool any_bytes = path.starts_with("data/") || path.starts_with(kSolutionsFolder);
      if (!any_bytes && !is_utf8(content)) {
        return bad(path + ": is not UTF-8 text");
      }
    }
    return {};
  }

  Result<void> read_manifest() {
    Result<const std::string*> text = files_.require(std::string(kManifest));
    if (!text) {
      return failure(std::move(text).error());
    }
    Result<YamlDocument> document = parse_yaml(**text, kManifest);
    if (!document) {
      return failure(std::move(document).error());
    }
    manifest_ = std::move(*document);
    if (!manifest_.value->is_object()) {
      return bad_field("", "expected a mapping of fields");
    }
    return {};
  }

  /// A field that is text and not empty.
  Result<std::string> text_field(const std::string& field) const {
    const auto found = manifest_.value->find(field);
    if (found == manifest_.value->end()) {
      return bad_field("", "the field '" + field + "' is missing");
    }
    if (!found->is_string() || found->get_ref<const std::string&>().empty()) {
      return bad_field(field, "expected text");
    }
    return found->get<std::string>();
  }
  /// A field that is a text or a list of texts; empty if it is absent.
  Result<std::vector<std::string>> text_list(const std::string& field) const {
    std::vector<std::string> texts;
    const auto found = manifest_.value->find(field);
    if (found == manifest_.value->end()) {
      return texts;
    }
    const json list = found->is_array() ? *found : json::array({*found});
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!list[i].is_string() || list[i].get_ref<const std::string&>().empty()) {
        return bad_field(field + "[" + std::to_string(i) + "]", "expected text");
      }
      texts.push_back(list[i].get<std::string>());
    }
    return texts;
  }

  Result<void> read_metadata() {
    const auto format = manifest_.value->find("format");
    if (format == manifest_.value->end() || *format != kFormatVersion) {
      return bad_field(format == manifest_.value->end() ? "" : "format",
                       "this Assay reads packages of 'format: 1'");
    }
    Result<std::string> title = text_field("title");
    Result<std::string> license = text_field("license");
    Result<std::vector<std::string>> authors = text_list("author");
    Result<std::vector<std::string>> tags = text_list("tags");
    Result<std::string> source = manifest_.value->contains("source") ? text_field("source") : "";
    Result<const std::string*> statement = files_.require("statement.md");
    for (Error* error : {error_of(title), error_of(license), error_of(authors), error_of(tags),
                         error_of(source), error_of(statement)}) {
      if (error != nullptr) {
        return failure(std::move(*error));
      }
    }
    package_.title = std::move(*title);
    package_.license = std::move(*license);
    package_.authors = std::move(*authors);
    package_.tags = std::move(*tags);
    package_.source = std::move(*source);
    package_.statement = **statement;
    return {};
  }
  template <typename T>
  static Error* error_of(Result<T>& result) {
    return result ? nullptr : &result.error();
  }

  Result<void> read_problem() {
    Result<std::string> kind = text_field("kind");
    if (!kind) {
      return failure(std::move(kind).error());
    }
    const auto fields = std::ranges::find(kKinds, *kind, &KindFields::kind);
    if (fields == kKinds.end()) {
      return bad_field("kind",
                       "unknown kind '" + *kind +
                           "'; there are stdio, function, asserts, answer, program, interactive");
    }
    json problem = json::object();
    for (const auto& [key, value] : manifest_.value->items()) {
      if (contains(kMetadataFields, key)) {
        continue;
      }
      if (!contains(kCommonFields, key) && (key.empty() || !contains(fields->fields, key))) {
        return bad_field(key, "unknown field of a problem of kind " + *kind);
      }
      problem[key] = value;
    }
    if (Result<void> tests = add_package_tests(files_, *kind, problem, test_files_); !tests) {
      return tests;
    }
    Result<Problem> read = problem_from_json(problem);
    if (!read) {
      return placed(std::move(read).error());
    }
    package_.problem = std::move(*read);
    package_.problem.id = package_.name;
    return {};
  }

  /// The codec's "problem.limits.cpu_s: why" with the place in the package instead.
  tl::unexpected<Error> placed(Error error) const {
    const std::string& message = error.message();
    constexpr std::string_view kRoot = "problem";
    const std::size_t end = message.find(": ");
    if (!message.starts_with(kRoot) || end == std::string::npos) {
      return bad_field("", message);
    }
    std::string path = message.substr(kRoot.size(), end - kRoot.size());
    const std::string why = message.substr(end + 2);
    if (path.starts_with(".")) {
      path.erase(0, 1);
    }
    if (!path.starts_with("tests[")) {
      return bad_field(path, why);
    }
    const std::size_t index = std::strtoul(path.c_str() + 6, nullptr, 10);
    const std::string inside = path.substr(std::min(path.size(), path.find(']') + 1));
    const std::string file = index < test_files_.size() ? test_files_[index] : "tests.json";
    return bad(file + ": " + (file == "tests.json" ? path.substr(5) : inside) + ": " + why);
  }

  Result<void> read_solutions() {
    Result<std::vector<ClaimedSolution>> solutions = read_claimed_solutions(files_.all());
    if (!solutions) {
      return failure(std::move(solutions).error());
    }
    package_.solutions = std::move(*solutions);
    return {};
  }

  /// A file that nothing reads is a mistake (data/secrets/1.in, 7.out), not a decoration.
  Result<void> refuse_unused_files() {
    for (const auto& [path, content] : files_.all()) {
      const bool documentation = path == "README.md" || path == "LICENSE";
      if (!documentation && !path.starts_with(kSolutionsFolder) && !files_.is_used(path)) {
        return bad(path + ": is no part of a package of this kind");
      }
    }
    return {};
  }

  TickedFiles files_;
  std::vector<std::string> test_files_;  ///< The .in of each stdio test.
  YamlDocument manifest_;
  Package package_;
};

}  // namespace

Result<Package> package_from_files(std::string_view name, const FileTree& files) {
  return Loader(name, files).load();
}

}  // namespace assay::grader
