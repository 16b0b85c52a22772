// The server's side of archives: one run of the unpacker (grader/unpack) a submission. Whatever it
// prints is the submission's word, even if it has been taken over: files, whose names are validated
// like all others, or a sentence for people.

#include "grader/core/unpack.h"

#include <string_view>
#include <utility>

#include "grader/core/prepare.h"
#include "grader/core/quote.h"
#include "grader/unpack/stream.h"

extern "C" const char assay_unpacker_image[];      // NOLINT: the names of image.S
extern "C" const char assay_unpacker_image_end[];  // NOLINT

namespace assay::grader {
namespace {

constexpr std::size_t kMostReason = 200;

/// The unpacker's bytes, once for the process.
Result<sandbox::Blob> program() {
  static const Result<sandbox::Blob> blob =
      sandbox::Blob::from({assay_unpacker_image, static_cast<std::size_t>(assay_unpacker_image_end -
                                                                          assay_unpacker_image)});
  return blob;
}

sandbox::Spec unpack_spec(const sandbox::Blob& program, const sandbox::Blob& archive) {
  // What is a letter in UTF-8; a static program reads that from the host's file too.
  static const auto root = std::make_shared<const sandbox::Root>(
      sandbox::Root{.paths = {{.host = "/usr/lib/locale/C.utf8"}}, .proc = false});
  // Names and lengths of 1,024 files come on top of what they hold.
  constexpr Bytes kOutput{static_cast<std::int64_t>(kMaxSubmissionBytes) + (8 << 20)};
  sandbox::Spec spec;
  spec.argv = {"/box/unpack"};
  spec.root = root;
  spec.files = {{.name = "unpack", .content = program, .executable = true}};
  spec.input = archive;
  spec.limits = {.cpu = CpuTime{std::chrono::seconds(5)},
                 .wall = WallTime{std::chrono::seconds(20)},
                 .memory = Bytes::mib(256),
                 .processes = 1,
                 .output = kOutput};
  return spec;
}

std::string why_refused(const sandbox::Report& report) {
  switch (report.verdict) {
    case sandbox::Verdict::Ok:
    case sandbox::Verdict::RuntimeError:
      return report.exit_code == unpack::kRefused ? quote_line(report.err, kMostReason)
                                                  : "it cannot be read";
    case sandbox::Verdict::TimeLimit:
    case sandbox::Verdict::IdleLimit:
      return "it takes too long to unpack";
    case sandbox::Verdict::MemoryLimit:
      return "it takes too much memory to unpack";
    case sandbox::Verdict::OutputLimit:
      return "it expands to too much";
    case sandbox::Verdict::SecurityViolation:
      return "it cannot be read";
  }
  return "it cannot be read";
}

}  // namespace

Result<std::vector<SourceFile>> Unpacker::unpack(const std::string& archive,
                                                 const std::stop_token& stop) {
  const Result<sandbox::Blob> image = program();
  Result<sandbox::Blob> input = sandbox::Blob::from(archive);
  if (!image || !input) {
    Error error = image ? std::move(input).error() : image.error();
    return failure(std::move(error).with_context("unpacking the archive"));
  }
  Result<sandbox::Report> report = runner_.run(unpack_spec(*image, *input), stop);
  if (!report) {
    return failure(std::move(report).error().with_context("unpacking the archive"));
  }
  if (report->exit_code == unpack::kFailed) {
    return failure(ErrorCode::Internal, "the unpacker failed");
  }
  std::vector<unpack::File> unpacked;
  if (report->verdict != sandbox::Verdict::Ok || !unpack::from_stream(report->out, unpacked)) {
    return failure(ErrorCode::BadSubmission, "submission: the archive: " + why_refused(*report));
  }
  std::vector<SourceFile> files;
  files.reserve(unpacked.size());
  for (unpack::File& file : unpacked) {
    files.push_back({std::move(file.name), std::move(file.content)});
  }
  return files;
}

}  // namespace assay::grader
