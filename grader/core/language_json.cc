// The JSON of a language, strictly: unknown fields, wrong types and dangling names are errors at
// start-up with file and field, not surprises at the first submission. The format is described in
// grader/languages/README.md.

#include "grader/core/language_json.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_reader.h"

namespace assay::grader {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxList = 512;
constexpr double kMaxSeconds = 3600;
constexpr double kMaxMib = 64 * 1024;
constexpr double kMaxCount = 1 << 20;

std::map<std::string, std::string> text_map(ObjectReader& object, std::string_view name) {
  std::map<std::string, std::string> map;
  const auto found = object.member(name, Need::Optional);
  if (!found) {
    return map;
  }
  if (!found->json().is_object()) {
    found->fail_type("an object");
    return map;
  }
  for (const auto& [key, value] : found->json().items()) {
    map[key] = found->member(key, value).text();
  }
  return map;
}

/// Adds what `object` says to `to`; the later one wins.
void read_surroundings(ObjectReader& object, Surroundings& to) {
  std::vector<std::string> paths;
  object.texts("paths", paths, kMaxList);
  for (std::string& path : paths) {
    const bool optional = path.ends_with('?');
    if (optional) {
      path.pop_back();
    }
    to.paths.push_back({std::move(path), optional});
  }
  std::vector<std::string> opens;
  object.texts("opens", opens, kMaxList);
  to.opens.insert(to.opens.end(), opens.begin(), opens.end());
  for (auto& [box, target] : text_map(object, "links")) {
    to.links[box] = target;
  }
  for (auto& [box, content] : text_map(object, "files")) {
    to.files[box] = content;
  }
  for (auto& [name, value] : text_map(object, "env")) {
    to.env[name] = value;
  }
}

void add(const Surroundings& piece, Surroundings& to) {
  to.paths.insert(to.paths.end(), piece.paths.begin(), piece.paths.end());
  to.opens.insert(to.opens.end(), piece.opens.begin(), piece.opens.end());
  for (const auto& [box, target] : piece.links) {
    to.links[box] = target;
  }
  for (const auto& [box, content] : piece.files) {
    to.files[box] = content;
  }
  for (const auto& [name, value] : piece.env) {
    to.env[name] = value;
  }
}

void read_seconds(ObjectReader& object, std::string_view name, std::chrono::nanoseconds& out) {
  double seconds = -1;
  object.number(name, seconds, 0, kMaxSeconds);
  if (seconds >= 0) {
    out = std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::duration<double>(seconds));
  }
}

void read_mib(ObjectReader& object, std::string_view name, Bytes& out) {
  double mib = -1;
  object.number(name, mib, 0, kMaxMib);
  if (mib >= 0) {
    out = Bytes::kib(static_cast<std::int64_t>(mib * 1024));
  }
}

template <typename Count>
void read_count(ObjectReader& object, std::string_view name, Count& out) {
  if (const auto found = object.member(name, Need::Optional)) {
    out = static_cast<Count>(found->integer(0, static_cast<std::int64_t>(kMaxCount)));
  }
}

void read_limits(const JsonReader& at, sandbox::Limits& limits) {
  ObjectReader object(at);
  read_seconds(object, "cpu_s", limits.cpu.value);
  read_seconds(object, "wall_s", limits.wall.value);
  read_mib(object, "memory_mb", limits.memory);
  read_count(object, "processes", limits.processes);
  read_mib(object, "output_mb", limits.output);
  read_mib(object, "file_mb", limits.file_size);
  read_mib(object, "disk_mb", limits.disk);
  read_count(object, "inodes", limits.inodes);
  read_count(object, "open_files", limits.open_files);
  read_mib(object, "stack_mb", limits.stack);
  object.finish();
}

void read_profile(ObjectReader& object, sandbox::Profile& out) {
  const auto found = object.member("profile", Need::Required);
  if (!found) {
    return;
  }
  if (const auto profile = sandbox::profile_from_name(found->text())) {
    out = *profile;
  } else {
    found->fail("no such seccomp profile");
  }
}

void read_uses(ObjectReader& object, const Pieces& pieces, Surroundings& to) {
  const auto found = object.member("uses", Need::Optional);
  if (!found) {
    return;
  }
  for (const std::string& name : found->texts(kMaxList)) {
    const auto piece = pieces.find(name);
    if (piece == pieces.end()) {
      return found->fail("no piece is called \"" + name + "\"");
    }
    add(piece->second, to);
  }
}

/// After the step itself, whose limits are the defaults here.
void read_ahead(const JsonReader& at, Language::Step& step) {
  ObjectReader object(at);
  Language::Step::Ahead& ahead = step.ahead.emplace();
  ahead.limits = step.limits;
  object.texts("argv", ahead.argv, kMaxList);
  std::vector<std::string> lines;
  object.texts("source", lines, kMaxList);
  for (const std::string& line : lines) {
    ahead.source += line + "\n";
  }
  object.text("artifact", ahead.artifact, Need::Required);
  object.text("box", ahead.box, Need::Required);
  for (auto& [box, content] : text_map(object, "files")) {
    ahead.files.push_back({.box = box, .content = content});
  }
  object.texts("use", ahead.use, kMaxList);
  object.texts("watch", ahead.watch, kMaxList);
  if (const auto limits = object.member("limits", Need::Optional)) {
    read_limits(*limits, ahead.limits);
  }
  if (ahead.argv.empty() || ahead.watch.empty()) {
    at.fail("\"argv\" or \"watch\" is missing or empty");
  }
  object.finish();
}

void read_standby(const JsonReader& at, Language::Step& step) {
  ObjectReader object(at);
  auto standby = std::make_shared<sandbox::Standby>();
  object.texts("options", standby->options, kMaxList);
  for (const auto& [name, value] : text_map(object, "env")) {
    standby->env.push_back(name + "=" + value);
  }
  object.finish();
  step.standby = std::move(standby);
}

/// What both kinds of step have; the caller reads the rest and finishes.
void read_step(ObjectReader& object, const Pieces& pieces, Language::Step& step,
               Surroundings& around) {
  object.texts("argv", step.argv, kMaxList);
  if (step.argv.empty()) {
    object.at().fail("\"argv\" is missing or empty");
  }
  read_uses(object, pieces, around);
  read_surroundings(object, around);
  object.boolean("proc", around.proc);
  object.boolean("exec", around.exec);
  read_profile(object, step.profile);
  if (const auto limits = object.member("limits", Need::Optional)) {
    read_limits(*limits, step.limits);
  }
  if (const auto ahead = object.member("ahead", Need::Optional)) {
    read_ahead(*ahead, step);
  }
}

void read_extra(const JsonReader& at, Language& language) {
  ObjectReader object(at);
  object.number("cpu_factor", language.cpu_factor, 0.1, 100);
  read_seconds(object, "cpu_s", language.cpu_extra.value);
  read_mib(object, "memory_mb", language.memory_extra);
  read_count(object, "processes", language.processes_extra);
  object.finish();
}

void read_run(const JsonReader& at, const Pieces& pieces, LanguageDescription& out) {
  ObjectReader object(at);
  read_step(object, pieces, out.language.run, out.run);
  if (const auto warm = object.member("warm", Need::Optional)) {
    out.language.run.warm =
        std::make_shared<const sandbox::Warm>(sandbox::Warm{warm->texts(kMaxList)});
    out.language.run.preload = text_map(object, "preload");
  }
  if (const auto standby = object.member("standby", Need::Optional)) {
    read_standby(*standby, out.language.run);
  }
  if (const auto extra = object.member("extra", Need::Optional)) {
    read_extra(*extra, out.language);
  }
  object.finish();
}

void read_compile(const JsonReader& at, const Pieces& pieces, LanguageDescription& out) {
  ObjectReader object(at);
  Language::Step step;
  read_step(object, pieces, step, out.compile.emplace());
  object.texts("artifacts", step.artifacts, kMaxList);
  if (step.artifacts.empty()) {
    at.fail("\"artifacts\" is missing or empty: nothing would be run");
  }
  if (const auto standby = object.member("standby", Need::Optional)) {
    read_standby(*standby, step);
  }
  out.language.compile = std::move(step);
  object.finish();
}

Language::ProgramHarness::Files read_program_files(ObjectReader& object,
                                                   const std::vector<NamedText>& program) {
  Language::ProgramHarness::Files files;
  for (const auto& [box, name] : text_map(object, "files")) {
    const auto found = std::ranges::find(program, name, &NamedText::name);
    if (found == program.end()) {
      object.at().fail("no file of program/ is called \"" + name + "\"");
      return files;
    }
    files[box] = found->text;
  }
  return files;
}

/// A step of a test program; the artifacts are only a compile step's.
std::optional<Language::Step> read_program_step(ObjectReader& parent, std::string_view name,
                                                const Pieces& pieces, Surroundings& around) {
  const auto at = parent.member(name, Need::Optional);
  if (!at) {
    return std::nullopt;
  }
  ObjectReader object(*at);
  Language::Step step;
  read_step(object, pieces, step, around);
  object.texts("artifacts", step.artifacts, kMaxList);
  if (const auto standby = object.member("standby", Need::Optional)) {
    read_standby(*standby, step);
  }
  object.finish();
  return step;
}

void read_program(const JsonReader& at, const Pieces& pieces, const std::vector<NamedText>& program,
                  LanguageDescription& out) {
  ObjectReader object(at);
  Language::ProgramHarness& harness = out.language.program.emplace();
  harness.files = read_program_files(object, program);
  std::string together;
  object.text("together", together, Need::Optional);
  if (!together.empty()) {
    const auto found = std::ranges::find(program, together, &NamedText::name);
    if (found == program.end()) {
      at.fail("no file of program/ is called \"" + together + "\"");
    } else {
      harness.together = found->text;
    }
  }
  if (const auto apart = object.member("apart", Need::Optional)) {
    ObjectReader inner(*apart);
    harness.apart_files = read_program_files(inner, program);
    harness.apart = read_program_step(inner, "compile", pieces, out.program_apart);
    inner.finish();
  }
  harness.compile = read_program_step(object, "compile", pieces, out.program_compile);
  harness.run = read_program_step(object, "run", pieces, out.program_run);
  object.text("source", harness.source, Need::Optional);
  object.text("counts", harness.counts, Need::Optional);
  object.text("main_name", harness.main_name, Need::Optional);
  object.finish();
}

void read_tool(const JsonReader& at, Language& language) {
  ObjectReader object(at);
  object.texts("candidates", language.requires_any, kMaxList);
  object.text("package", language.package, Need::Required);
  if (language.requires_any.empty()) {
    at.fail("\"candidates\" is missing or empty");
  }
  object.finish();
}

void read_hello(const JsonReader& at, Language& language) {
  ObjectReader object(at);
  std::vector<std::string> lines;
  object.texts("source", lines, kMaxList);
  for (const std::string& line : lines) {
    language.hello_source += line + "\n";
  }
  object.text("output", language.hello_output, Need::Required);
  object.finish();
}

void read_language(ObjectReader& object, const Pieces& pieces,
                   const std::vector<NamedText>& program, LanguageDescription& out) {
  Language& language = out.language;
  object.text("display", language.display, Need::Required);
  object.texts("aliases", language.aliases, kMaxList);
  object.texts("extensions", language.extensions, kMaxList);
  object.text("source", language.source_name, Need::Required);
  object.texts("version", language.version_command, kMaxList);
  if (const auto tool = object.member("tool", Need::Required)) {
    read_tool(*tool, language);
  }
  if (const auto compile = object.member("compile", Need::Optional)) {
    read_compile(*compile, pieces, out);
  }
  if (const auto run = object.member("run", Need::Required)) {
    read_run(*run, pieces, out);
  }
  if (const auto test_program = object.member("program", Need::Optional)) {
    read_program(*test_program, pieces, program, out);
  }
  if (const auto hello = object.member("hello", Need::Required)) {
    read_hello(*hello, language);
  }
  object.finish();
}

/// Parses `text`, hands its root object to `read`, and returns the first fault.
template <typename Read>
std::optional<Error> read_document(const NamedText& text, std::string_view folder, Read read) {
  ReadFault fault(ErrorCode::BadRequest);
  const json document = json::parse(text.text, nullptr, /*allow_exceptions=*/false);
  if (document.is_discarded()) {
    fault.set("description", "not JSON");
  } else {
    const JsonReader root(document, "description", fault);
    ObjectReader object(root);
    read(object);
  }
  if (!fault) {
    return std::nullopt;
  }
  return std::move(fault).take().with_context(std::string(folder) + text.name + ".json");
}

}  // namespace

Result<Pieces> parse_pieces(const std::vector<NamedText>& texts) {
  Pieces pieces;
  for (const NamedText& text : texts) {
    Surroundings& piece = pieces[text.name];
    auto error = read_document(text, "languages/pieces/", [&](ObjectReader& object) {
      read_surroundings(object, piece);
      object.finish();
    });
    if (error) {
      return failure(*std::move(error));
    }
  }
  return pieces;
}

Result<LanguageDescription> parse_language(const NamedText& text, const Pieces& pieces,
                                           const std::vector<NamedText>& program) {
  LanguageDescription description;
  description.language.name = text.name;
  auto error = read_document(text, "languages/", [&](ObjectReader& object) {
    read_language(object, pieces, program, description);
  });
  if (error) {
    return failure(*std::move(error));
  }
  return description;
}

}  // namespace assay::grader
