#pragma once

// Archives to order, hostile ones too: written by libarchive, entry by entry.

#include <archive.h>
#include <archive_entry.h>

#include <clocale>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"

namespace assay::unpack::test {

struct Entry {
  std::string name;
  std::string content = {};
  unsigned kind = AE_IFREG;
  std::string link = {};   ///< Target of a symbolic link.
  bool hard_link = false;  ///< `link` is a hard link's.
};

/// `format`: ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ...; `filter`:
/// ARCHIVE_FILTER_NONE, ...
inline std::string pack(const std::vector<Entry>& entries, int format = ARCHIVE_FORMAT_TAR_USTAR,
                        int filter = ARCHIVE_FILTER_NONE) {
  REQUIRE(std::setlocale(LC_CTYPE, "C.UTF-8") != nullptr);
  std::size_t room = 1U << 20U;
  for (const Entry& entry : entries) {
    room += entry.content.size();
  }
  std::string out(room, '\0');
  std::size_t used = 0;
  archive* const to = archive_write_new();
  REQUIRE(archive_write_set_format(to, format) == ARCHIVE_OK);
  REQUIRE(archive_write_add_filter(to, filter) == ARCHIVE_OK);
  archive_write_set_bytes_in_last_block(to, 1);
  REQUIRE(archive_write_open_memory(to, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const Entry& entry : entries) {
    archive_entry* const head = archive_entry_new();
    archive_entry_set_pathname(head, entry.name.c_str());
    archive_entry_set_filetype(head, entry.kind);
    archive_entry_set_perm(head, 0644);
    archive_entry_set_size(head, static_cast<la_int64_t>(entry.content.size()));
    if (entry.hard_link) {
      archive_entry_set_hardlink(head, entry.link.c_str());
    } else if (!entry.link.empty()) {
      archive_entry_set_symlink(head, entry.link.c_str());
    }
    REQUIRE(archive_write_header(to, head) == ARCHIVE_OK);
    REQUIRE(archive_write_data(to, entry.content.data(), entry.content.size()) >= 0);
    archive_entry_free(head);
  }
  REQUIRE(archive_write_close(to) == ARCHIVE_OK);
  archive_write_free(to);
  out.resize(used);
  return out;
}

}  // namespace assay::unpack::test
