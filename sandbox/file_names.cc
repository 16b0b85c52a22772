// Which file names may be placed together in a box. The names come from submissions, archives and
// models; they are used below /box by the box's init and, on the way back, by callers who may
// write them to a file system that folds case or treats backslash as a separator. What is refused
// is therefore everything that means something else in any of these places.

#include <algorithm>
#include <string_view>

#include "sandbox/sandbox.h"

namespace assay::sandbox {
namespace {

constexpr std::size_t kMaxFiles = 1024;
constexpr std::size_t kMaxName = 4096;
constexpr std::size_t kMaxComponent = 255;
constexpr std::size_t kMaxLevels = 16;

// A name is quoted in an error that may be shown or logged: only printable ASCII, and short.
std::string quoted(std::string_view name) {
  constexpr std::size_t kShown = 64;
  std::string text = "\"";
  for (char c : name.substr(0, kShown)) {
    const auto byte = static_cast<unsigned char>(c);
    text += byte >= 0x20 && byte < 0x7f ? c : '?';
  }
  return text + (name.size() > kShown ? "...\"" : "\"");
}

bool has_forbidden_byte(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f || c == '\\';
  });
}

std::optional<std::string> refuse_component(std::string_view component) {
  if (component.empty()) {
    return "has an empty component";
  }
  if (component == "." || component == "..") {
    return "has a \".\" or \"..\" component";
  }
  if (component.size() > kMaxComponent) {
    return "has a component of more than 255 bytes";
  }
  return std::nullopt;
}

std::optional<std::string> refuse_components(std::string_view name) {
  std::size_t levels = 0;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    if (auto why = refuse_component(name.substr(begin, end - begin))) {
      return why;
    }
    if (++levels > kMaxLevels) {
      return "has more than 16 levels";
    }
    begin = end + 1;
  }
  return std::nullopt;
}

std::optional<std::string> refuse_name(std::string_view name) {
  if (name.empty()) {
    return "is empty";
  }
  if (name.front() == '/') {
    return "is absolute";
  }
  if (name.size() > kMaxName) {
    return "has more than 4096 bytes";
  }
  if (has_forbidden_byte(name)) {
    return "has a control character or a backslash";
  }
  return refuse_components(name);
}

// ASCII folding only: that is what would collide on the file systems that callers unpack to, and it
// depends on no locale. '/' becomes the smallest byte, so that a directory sorts directly before
// what is below it.
std::string sort_key(std::string_view name) {
  std::string key(name);
  for (char& c : key) {
    c = c == '/' ? '\1' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return key;
}

bool collide(std::string_view first, std::string_view second) {
  return second.starts_with(first) && (second.size() == first.size() || second[first.size()] == 1);
}

}  // namespace

std::optional<std::string> validate_file_names(const std::vector<std::string>& names) {
  if (names.size() > kMaxFiles) {
    return "more than 1024 files";
  }
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (const std::string& name : names) {
    if (auto why = refuse_name(name)) {
      return "the file name " + quoted(name) + " " + *why;
    }
    keys.push_back(sort_key(name));
  }
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (collide(keys[i - 1], keys[i])) {
      std::string shown = keys[i];
      std::replace(shown.begin(), shown.end(), '\1', '/');
      return "the file name " + quoted(shown) + " is given twice, or is below another file";
    }
  }
  return std::nullopt;
}

}  // namespace assay::sandbox
