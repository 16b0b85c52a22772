// libarchive does the formats; what is here is what it must not be trusted to decide: which kinds
// of entries there may be, what they may be called, and when there is too much. Limits: names in
// other charsets than UTF-8 are refused rather than guessed; multi-volume and self-extracting
// archives are not looked for.

#include "grader/unpack/unpack_archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "sandbox/sandbox.h"

namespace assay::unpack {
namespace {

constexpr int kMostFilters = 2;  ///< One, and "none", which libarchive counts as well.

struct Free {
  void operator()(archive* owned) const { archive_read_free(owned); }
};
using Archive = std::unique_ptr<archive, Free>;

std::string words_of(archive* from) {
  const char* const words = archive_error_string(from);
  return words != nullptr ? words : "it is damaged";
}

Archive opened(std::string_view bytes, std::string& refused) {
  Archive from(archive_read_new());
  if (from == nullptr) {
    refused = "no memory";
    return nullptr;
  }
  archive_read_support_format_tar(from.get());
  archive_read_support_format_zip(from.get());
  archive_read_support_filter_gzip(from.get());
  archive_read_support_filter_bzip2(from.get());
  archive_read_support_filter_xz(from.get());
  archive_read_support_filter_zstd(from.get());
  if (archive_read_open_memory(from.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    refused = words_of(from.get());
    return nullptr;
  }
  if (archive_filter_count(from.get()) > kMostFilters) {
    refused = "it is compressed more than once";
    return nullptr;
  }
  return from;
}

/// What an entry is, where that is not a regular file or a folder.
std::string_view odd_kind(archive_entry* entry) {
  if (archive_entry_is_encrypted(entry) != 0) {
    return "is encrypted";
  }
  if (archive_entry_hardlink(entry) != nullptr) {
    return "is a hard link";
  }
  if (archive_entry_symlink(entry) != nullptr) {
    return "is a symbolic link";
  }
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
    case AE_IFDIR:
      return {};
    case AE_IFLNK:
      return "is a symbolic link";
    case AE_IFCHR:
    case AE_IFBLK:
      return "is a device";
    case AE_IFIFO:
      return "is a FIFO";
    case AE_IFSOCK:
      return "is a socket";
    default:
      return "is no regular file";
  }
}

/// The name as a file of ours would have it: "./src/" -> "src".
std::string plain_name(std::string_view name, bool is_folder) {
  while (name.starts_with("./")) {
    name.remove_prefix(2);
  }
  if (is_folder && name.ends_with('/')) {
    name.remove_suffix(1);
  }
  return std::string(is_folder && name == "." ? "" : name);
}

class Reader {
 public:
  Reader(std::string_view bytes, const Bounds& bounds)
      : bounds_(bounds),
        most_(std::min(bounds.bytes, std::max(bounds.unpressed, bounds.ratio * bytes.size()))),
        from_(opened(bytes, result_.refused)) {}

  Unpacked read() && {
    while (result_.refused.empty() && next()) {
    }
    if (result_.refused.empty() && result_.files.empty()) {
      result_.refused = "there are no files in it";
    }
    return std::move(result_);
  }

 private:
  bool refuse(std::string why) {
    result_.refused = std::move(why);
    return false;
  }

  /// One entry; false at the end.
  bool next() {
    archive_entry* entry = nullptr;
    const int got = archive_read_next_header(from_.get(), &entry);
    if (got == ARCHIVE_EOF) {
      return false;
    }
    if (got != ARCHIVE_OK) {
      return refuse(words_of(from_.get()));
    }
    if (++entries_ > bounds_.entries) {
      return refuse("it has more than " + std::to_string(bounds_.entries) + " entries");
    }
    const char* const raw = archive_entry_pathname_utf8(entry);
    if (raw == nullptr) {
      return refuse("a name in it is not UTF-8");
    }
    const std::string_view odd = odd_kind(entry);
    if (!odd.empty()) {
      return refuse("its entry " + std::string(raw) + " " + std::string(odd));
    }
    return take(plain_name(raw, archive_entry_filetype(entry) == AE_IFDIR),
                archive_entry_filetype(entry) == AE_IFDIR);
  }

  bool take(std::string name, bool is_folder) {
    if (is_folder && name.empty()) {
      return true;  // "./"
    }
    if (auto why = sandbox::validate_file_names({name})) {
      return refuse(*std::move(why));
    }
    if (is_folder) {
      return true;
    }
    if (result_.files.size() == bounds_.files) {
      return refuse("it has more than " + std::to_string(bounds_.files) + " files");
    }
    result_.files.push_back({std::move(name), {}});
    return read_content(result_.files.back().content);
  }

  bool read_content(std::string& content) {
    std::array<char, 65536> block;
    for (;;) {
      const la_ssize_t got = archive_read_data(from_.get(), block.data(), block.size());
      if (got == 0) {
        return true;
      }
      if (got < 0) {
        return refuse(words_of(from_.get()));
      }
      expanded_ += static_cast<std::size_t>(got);
      if (expanded_ > most_) {
        return refuse(most_ == bounds_.bytes
                          ? "it expands to more than " + std::to_string(most_) + " bytes"
                          : "it expands to more than " + std::to_string(bounds_.ratio) +
                                " times its size");
      }
      content.append(block.data(), static_cast<std::size_t>(got));
    }
  }

  const Bounds bounds_;
  const std::size_t most_;
  Unpacked result_;
  const Archive from_;  // last: opening it may refuse
  std::size_t entries_ = 0;
  std::size_t expanded_ = 0;
};

}  // namespace

Unpacked unpack_archive(std::string_view archive, const Bounds& bounds) {
  return Reader(archive, bounds).read();
}

}  // namespace assay::unpack
