// libarchive reads both plain and compressed files as an archive of one "raw" entry, so a data set
// is read as it was downloaded. Blocks come from libarchive's own buffer; only the line being
// assembled is ours.

#include "grader/eval/line_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace assay::grader {
namespace {

struct ArchiveCloser {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<archive, ArchiveCloser>;

Error archive_error(const std::string& path, archive* handle) {
  const char* why = archive_error_string(handle);
  return {ErrorCode::Io, path + ": " + (why != nullptr ? why : "cannot be read")};
}

Result<ArchiveHandle> open_archive(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return failure(ErrorCode::NotFound, path + ": no such file");
  }
  if (std::filesystem::is_directory(path, ignored)) {
    return failure(ErrorCode::NotFound, path + ": is a folder, a file is needed");
  }
  ArchiveHandle handle(archive_read_new());
  if (handle == nullptr) {
    return failure(ErrorCode::Io, path + ": out of memory");
  }
  constexpr std::size_t kBlock = 1 << 16;
  archive_read_support_filter_gzip(handle.get());
  archive_read_support_format_raw(handle.get());
  archive_read_support_format_empty(handle.get());
  if (archive_read_open_filename(handle.get(), path.c_str(), kBlock) != ARCHIVE_OK) {
    return failure(archive_error(path, handle.get()));
  }
  return handle;
}

}  // namespace

struct LineReader::State {
  std::string path;
  ArchiveHandle handle;
  std::string_view block;  ///< What is left of libarchive's buffer, valid until the next read.
  bool ended = false;
  std::size_t line = 0;

  /// Makes `block` non-empty or sets `ended`.
  Result<void> fill();
};

Result<void> LineReader::State::fill() {
  const void* data = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  while (block.empty() && !ended) {
    const int status = archive_read_data_block(handle.get(), &data, &size, &offset);
    if (status == ARCHIVE_EOF) {
      ended = true;
    } else if (status < ARCHIVE_WARN) {
      return failure(archive_error(path, handle.get()));
    } else {
      block = {static_cast<const char*>(data), size};
    }
  }
  return {};
}

LineReader::LineReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;

Result<LineReader> LineReader::open(const std::string& path) {
  Result<ArchiveHandle> handle = open_archive(path);
  if (!handle) {
    return failure(std::move(handle).error());
  }
  auto state = std::make_unique<State>();
  state->path = path;
  state->handle = std::move(*handle);
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(state->handle.get(), &entry);
  if (status == ARCHIVE_EOF) {
    state->ended = true;  // An empty file.
  } else if (status < ARCHIVE_WARN) {
    return failure(archive_error(path, state->handle.get()));
  }
  return LineReader(std::move(state));
}

Result<std::optional<std::string>> LineReader::next() {
  std::string line;
  bool any = false;
  while (true) {
    if (Result<void> filled = state_->fill(); !filled) {
      return failure(std::move(filled).error());
    }
    if (state_->block.empty()) {
      break;
    }
    any = true;
    const std::size_t newline = state_->block.find('\n');
    const std::string_view part = state_->block.substr(0, newline);
    if (line.size() + part.size() > kMaxLineBytes) {
      return failure(ErrorCode::TooLarge,
                     place(state_->path, state_->line + 1) + ": a line of more than 256 MiB");
    }
    line.append(part);
    state_->block.remove_prefix(std::min(part.size() + 1, state_->block.size()));
    if (newline != std::string_view::npos) {
      break;
    }
  }
  if (!any) {
    return std::optional<std::string>();
  }
  ++state_->line;
  if (line.ends_with('\r')) {
    line.pop_back();
  }
  return std::optional<std::string>(std::move(line));
}

std::size_t LineReader::line_number() const { return state_->line; }

std::string place(const std::string& path, std::size_t line) {
  return path + ":" + std::to_string(line);
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace assay::grader
