// One walk over the lines with three states: text, thinking, inside a fence. Blocks are remembered
// as ranges of the text, and only the one that is chosen is copied. Fences follow CommonMark where
// models do; they part from it in three ways that models need: a fence may be indented at will
// (code in a list), an indented line of ``` inside a block does not close it (a docstring with an
// example), and a block of markdown is looked into.

#include "grader/core/extract_code.h"

#include <algorithm>
#include <vector>

namespace assay::grader {
namespace {

constexpr std::string_view kThinkOpen = "<think>";
constexpr std::string_view kThinkClose = "</think>";
/// Blocks of markdown inside blocks of markdown.
constexpr int kMaxNesting = 4;
/// A closing fence may be this much deeper than the opening one (CommonMark 0.31, 4.5).
constexpr std::size_t kMaxClosingIndent = 3;

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

/// The first word of an info string: python of `python title="x"`, `{.python .numberLines}`,
/// `python:main.py` and `Python,editable`.
std::string label_of(std::string_view info) {
  info = trim(info);
  while (!info.empty() && (info.front() == '{' || info.front() == '.')) {
    info.remove_prefix(1);
  }
  return lower(info.substr(0, info.find_first_of(" \t,:;{}=")));
}

struct Fence {
  char mark = '`';
  std::size_t length = 0;
  std::size_t indent = 0;
  std::string_view info = {};

  bool closed_by(const Fence& line) const {
    return line.mark == mark && line.length >= length && line.info.empty() &&
           line.indent <= indent + kMaxClosingIndent;
  }
};

/// Nothing if the line is no fence.
std::optional<Fence> read_fence(std::string_view line) {
  Fence fence{.indent = indent_of(line)};
  line.remove_prefix(fence.indent);
  fence.mark = line.empty() ? '\0' : line.front();
  if (fence.mark != '`' && fence.mark != '~') {
    return std::nullopt;
  }
  fence.length = std::min(line.find_first_not_of(fence.mark), line.size());
  fence.info = trim(line.substr(fence.length));
  const bool inline_code = fence.mark == '`' && fence.info.find('`') != std::string_view::npos;
  if (fence.length < 3 || inline_code) {
    return std::nullopt;
  }
  return fence;
}

struct Block {
  std::string label;
  std::size_t indent = 0;
  std::string_view content;
};

class Scanner {
 public:
  /// Fills `blocks` with what `text` holds, and `visible` with what is neither fenced nor thinking.
  Scanner(std::string_view text, std::vector<Block>& blocks, std::string& visible)
      : text_(text), blocks_(blocks), visible_(visible) {}

  void run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      line(at, end);
      at = end + 1;
    }
    if (fence_) {
      finish_block(text_.size());
    }
  }

 private:
  void line(std::size_t begin, std::size_t end) {
    begin = skip_thinking(begin, end);
    if (thinking_) {
      return;
    }
    const std::string_view whole = text_.substr(begin, end - begin);
    if (fence_) {
      inside(begin, whole);
      return;
    }
    fence_ = read_fence(whole);
    if (fence_) {
      content_begin_ = std::min(end + 1, text_.size());
      fence_thinks_ = false;
    } else {
      visible_.append(whole.ends_with('\r') ? whole.substr(0, whole.size() - 1) : whole);
      visible_.append(end < text_.size() ? "\n" : "");
    }
  }

  /// Where the line goes on behind the thinking that it begins with, ends, or is wholly in.
  std::size_t skip_thinking(std::size_t begin, std::size_t end) {
    for (;;) {
      const std::string_view whole = text_.substr(begin, end - begin);
      if (thinking_) {
        const std::size_t close = whole.find(kThinkClose);
        if (close == std::string_view::npos) {
          return end;
        }
        thinking_ = false;
        begin += close + kThinkClose.size();
      } else if (!fence_ && whole.substr(indent_of(whole)).starts_with(kThinkOpen)) {
        thinking_ = true;
        begin += indent_of(whole) + kThinkOpen.size();
      } else if (closes_unopened_thinking(whole)) {
        // A chat template has put the opening tag into the prompt: all so far was thinking.
        blocks_.clear();
        visible_.clear();
        fence_.reset();
        begin += whole.rfind(kThinkClose) + kThinkClose.size();
      } else {
        return begin;
      }
    }
  }

  void inside(std::size_t begin, std::string_view whole) {
    fence_thinks_ = fence_thinks_ || whole.find(kThinkOpen) != std::string_view::npos;
    const std::optional<Fence> closing = read_fence(whole);
    if (closing && fence_->closed_by(*closing)) {
      finish_block(begin);
    }
  }

  /// Code may well mention the tag; a line of its own that ends thinking seldom looks like code.
  bool closes_unopened_thinking(std::string_view whole) const {
    const std::string_view content = trim(whole);
    if (fence_) {
      return content == kThinkClose && !fence_thinks_;
    }
    return content.starts_with(kThinkClose) || content.ends_with(kThinkClose);
  }

  void finish_block(std::size_t end) {
    const std::size_t begin = std::min(content_begin_, end);
    blocks_.push_back({.label = label_of(fence_->info),
                       .indent = fence_->indent,
                       .content = text_.substr(begin, end - begin)});
    fence_.reset();
  }

  std::string_view text_;
  std::vector<Block>& blocks_;
  std::string& visible_;
  std::optional<Fence> fence_;     // The one that is open.
  std::size_t content_begin_ = 0;  // Of the open fence.
  bool fence_thinks_ = false;      // The open fence holds a <think>.
  bool thinking_ = false;
};

bool is_label(std::string_view label, std::span<const std::string> labels) {
  return std::ranges::any_of(labels, [&](const std::string& one) { return lower(one) == label; });
}

bool is_markdown(std::string_view label) { return label == "markdown" || label == "md"; }

/// The blocks of `text`, those of a markdown block in its place.
std::vector<Block> find_blocks(std::string_view text, std::span<const std::string> labels,
                               std::string& visible, int nesting = 0) {
  std::vector<Block> found;
  Scanner(text, found, visible).run();
  std::vector<Block> blocks;
  for (Block& block : found) {
    if (is_markdown(block.label) && !is_label(block.label, labels) && nesting < kMaxNesting) {
      std::string ignored;
      for (Block& inner : find_blocks(block.content, labels, ignored, nesting + 1)) {
        blocks.push_back(std::move(inner));
      }
      continue;
    }
    blocks.push_back(std::move(block));
  }
  return blocks;
}

/// Without the fence's own indentation and without carriage returns at line ends.
std::string code_of(const Block& block) {
  std::string code;
  std::string_view rest = block.content;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    line.remove_prefix(std::min(indent_of(line), block.indent));
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    code += line;
    if (end < rest.size()) {
      code += '\n';
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return code;
}

}  // namespace

std::optional<ExtractedCode> extract_code(std::string_view text,
                                          std::span<const std::string> labels,
                                          bool whole_text_allowed) {
  std::string visible;
  const std::vector<Block> blocks = find_blocks(text, labels, visible);
  const Block* chosen = nullptr;
  bool chosen_is_labelled = false;
  for (const Block& block : blocks) {
    if (trim(block.content).empty()) {
      continue;
    }
    const bool labelled = labels.empty() || is_label(block.label, labels);
    if (labelled || (block.label.empty() && !chosen_is_labelled)) {
      chosen = &block;
      chosen_is_labelled = labelled;
    }
  }
  if (chosen != nullptr) {
    return ExtractedCode{.code = code_of(*chosen), .fence_label = chosen->label};
  }
  if (blocks.empty() && whole_text_allowed && !trim(visible).empty()) {
    return ExtractedCode{.code = std::move(visible), .fence_label = ""};
  }
  return std::nullopt;
}

}  // namespace assay::grader
