// Rows are converted one by one, and each result is read back by the reader that `assay eval` will
// use before it counts as converted: what an import writes can be graded.

#include "grader/import/import.h"

#include <nlohmann/json.hpp>
#include <set>

#include "grader/core/codec_parse.h"
#include "grader/eval/line_reader.h"

namespace assay::grader {
namespace {

using nlohmann::json;

class Importer {
 public:
  Importer(const Format& format, const ImportSinks& sinks) : format_(format), sinks_(sinks) {}

  /// `where` is "file:line".
  Result<void> take(const json& row, const std::string& where) {
    Result<Imported> imported = convert(row);
    ++count_.rows;
    if (!imported) {
      refuse(where, imported.error());
      return {};
    }
    if (!imported->note.empty()) {
      sinks_.note(where + ": " + imported->note);
    }
    count_.references += imported->record.reference ? 1 : 0;
    return sinks_.problem(imported->record);
  }

  void refuse_unread(const std::string& where, const Error& error) {
    ++count_.rows;
    refuse(where, error);
  }

  const ImportCount& count() const { return count_; }

 private:
  Result<Imported> convert(const json& row) {
    if (!row.is_object()) {
      return failure(ErrorCode::BadProblem, "a row is a JSON object");
    }
    Result<Imported> imported = format_.convert({.json = row, .number = count_.rows});
    if (!imported) {
      return imported;
    }
    Result<ProblemRecord> again =
        problem_record_from_json(problem_record_to_json(imported->record));
    if (!again) {
      return failure(std::move(again).error());
    }
    if (!ids_.insert(again->problem.id).second) {
      return failure(ErrorCode::BadProblem, "id \"" + again->problem.id + "\" is there twice");
    }
    imported->record = std::move(*again);
    return imported;
  }

  void refuse(const std::string& where, const Error& error) {
    ++count_.refused;
    sinks_.refused(where + ": " + error.message());
  }

  const Format& format_;
  const ImportSinks& sinks_;
  ImportCount count_;
  std::set<std::string> ids_;
};

/// The whole of a file that is one JSON list; `first` is its first line.
Result<void> import_list(Importer& importer, LineReader& reader, const std::string& path,
                         std::string text) {
  while (true) {
    Result<std::optional<std::string>> line = reader.next();
    if (!line) {
      return failure(std::move(line).error());
    }
    if (!*line) {
      break;
    }
    if (text.size() + (*line)->size() > kMaxLineBytes) {
      return failure(ErrorCode::TooLarge, path + ": a JSON list of more than 256 MiB");
    }
    text.append("\n").append(**line);
  }
  const Result<json> rows = parse_json(text);
  if (!rows) {
    return failure(ErrorCode::BadProblem, path + ": " + rows.error().message());
  }
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const std::string where = path + "[" + std::to_string(i) + "]";
    if (Result<void> taken = importer.take((*rows)[i], where); !taken) {
      return taken;
    }
  }
  return {};
}

Result<void> import_lines(Importer& importer, LineReader& reader, const std::string& path) {
  bool first = true;
  while (true) {
    Result<std::optional<std::string>> line = reader.next();
    if (!line) {
      return failure(std::move(line).error());
    }
    if (!*line) {
      return {};
    }
    if (is_blank(**line)) {
      continue;
    }
    const std::string where = place(path, reader.line_number());
    const std::string& text = **line;
    if (std::exchange(first, false) && text[text.find_first_not_of(" \t\r")] == '[') {
      return import_list(importer, reader, path, text);
    }
    const Result<json> row = parse_json(text);
    if (!row) {
      importer.refuse_unread(where, row.error());
    } else if (Result<void> taken = importer.take(*row, where); !taken) {
      return taken;
    }
  }
}

}  // namespace

Result<ImportCount> import_file(const Format& format, const std::string& path,
                                const ImportSinks& sinks) {
  Result<LineReader> reader = LineReader::open(path);
  if (!reader) {
    return failure(std::move(reader).error());
  }
  Importer importer(format, sinks);
  if (Result<void> read = import_lines(importer, *reader, path); !read) {
    return failure(std::move(read).error());
  }
  return importer.count();
}

}  // namespace assay::grader
