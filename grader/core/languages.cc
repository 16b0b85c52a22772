// The table of languages: read once, bound to this host once, then only looked up. Whoever reads a
// folder of his own gets the same checks as the build makes for the bundled ones.

#include "grader/core/languages.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

#include "grader/core/ahead.h"
#include "grader/core/language_host.h"
#include "grader/core/language_json.h"
#include "grader/core/language_texts.h"

namespace assay::grader {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) {
    return failure(ErrorCode::Io, path.string() + ": cannot be read");
  }
  return text;
}

/// Every *.json of `dir` by its stem, or every file by its whole name; sorted.
Result<std::vector<NamedText>> read_folder(const std::filesystem::path& dir, bool only_json) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (std::filesystem::directory_iterator at(dir, error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().extension() == ".json" || (!only_json && at->is_regular_file(error))) {
      paths.push_back(at->path());
    }
  }
  if (error) {
    return failure(ErrorCode::Io, dir.string() + ": " + error.message());
  }
  std::ranges::sort(paths);
  std::vector<NamedText> texts;
  for (const std::filesystem::path& path : paths) {
    Result<std::string> text = read_file(path);
    if (!text) {
      return failure(std::move(text).error());
    }
    texts.push_back({(only_json ? path.stem() : path.filename()).string(), *std::move(text)});
  }
  return texts;
}

/// The names and aliases of `language` join `taken`. Errors: BadRequest.
Result<bool> take_names(const Language& language, std::set<std::string>& taken) {
  std::vector<std::string> names = language.aliases;
  names.push_back(language.name);
  for (const std::string& name : names) {
    if (!taken.insert(lower(name)).second) {
      return failure(ErrorCode::BadRequest, "languages/" + language.name +
                                                ".json: the name or alias \"" + name +
                                                "\" is taken by another language");
    }
  }
  return true;
}

bool answers_to(const Language& language, const std::string& wanted) {
  return lower(language.name) == wanted ||
         std::ranges::any_of(language.aliases,
                             [&](const std::string& alias) { return lower(alias) == wanted; });
}

}  // namespace

Result<LanguageTexts> read_languages(const std::string& dir) {
  LanguageTexts texts;
  Result<std::vector<NamedText>> languages = read_folder(dir, /*only_json=*/true);
  if (!languages) {
    return failure(std::move(languages).error());
  }
  texts.languages = *std::move(languages);
  for (const auto& [folder, only_json, to] :
       {std::tuple("pieces", true, &texts.pieces), std::tuple("program", false, &texts.program)}) {
    std::error_code error;
    const std::filesystem::path path = std::filesystem::path(dir) / folder;
    if (!std::filesystem::exists(path, error)) {
      continue;
    }
    Result<std::vector<NamedText>> found = read_folder(path, only_json);
    if (!found) {
      return failure(std::move(found).error());
    }
    *to = *std::move(found);
  }
  return texts;
}

Result<Languages> Languages::load(const std::string& dir) {
  Result<LanguageTexts> texts =
      dir.empty() ? Result<LanguageTexts>(embedded_languages()) : read_languages(dir);
  if (!texts) {
    return failure(std::move(texts).error());
  }
  Result<Pieces> pieces = parse_pieces(texts->pieces);
  if (!pieces) {
    return failure(std::move(pieces).error());
  }
  Languages all;
  HostBinder host;
  std::set<std::string> taken;
  for (const NamedText& text : texts->languages) {
    Result<LanguageDescription> description = parse_language(text, *pieces, texts->program);
    if (!description) {
      return failure(std::move(description).error());
    }
    if (Result<bool> names = take_names(description->language, taken); !names) {
      return failure(std::move(names).error());
    }
    all.languages_.push_back(host.bind(*std::move(description)));
  }
  if (host.trouble() != 0) {  // Or a language that is here would be called missing.
    return failure(Error::from_errno(ErrorCode::Io, "looking for toolchains", host.trouble()));
  }
  return all;
}

void Languages::use_ahead(const AheadFolder& folder) {
  for (Language& language : languages_) {
    grader::use_ahead(language, folder);
  }
}

void Languages::start_cold() {
  for (Language& language : languages_) {
    language.run.warm = nullptr;
    language.run.standby = nullptr;
    if (language.compile) {
      language.compile->standby = nullptr;
    }
    if (language.program && language.program->run) {
      language.program->run->standby = nullptr;
    }
  }
}

Result<const Language*> Languages::find(std::string_view name) const {
  const std::string wanted = lower(name);
  for (const Language& language : languages_) {
    if (answers_to(language, wanted)) {
      return &language;
    }
  }
  std::string known;
  for (const Language& language : languages_) {
    known += (known.empty() ? "" : ", ") + language.name;
  }
  constexpr std::size_t kMaxQuoted = 64;
  return failure(ErrorCode::UnknownLanguage, "unknown language \"" +
                                                 std::string(name.substr(0, kMaxQuoted)) +
                                                 "\" (known: " + known + ")");
}

Result<const Language*> Languages::find_installed(std::string_view name) const {
  Result<const Language*> found = find(name);
  if (!found) {
    return found;
  }
  const Language& language = **found;
  if (language.tool.empty()) {
    return failure(ErrorCode::MissingToolchain,
                   language.display + " is not installed here (no " + language.missing +
                       "); on Debian: apt-get install " + language.package);
  }
  return found;
}

}  // namespace assay::grader
