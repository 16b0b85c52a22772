// \begin{...} ... \end{...}: matrices in every spelling, cases, aligned statements.

#include <algorithm>
#include <cctype>

#include "checkers/math/parser.h"

namespace assay::checkers::math {
namespace {

bool is_matrix(std::string_view name) {
  return name == "pmatrix" || name == "bmatrix" || name == "matrix" || name == "smallmatrix" ||
         name == "array" || name == "Bmatrix" || name == "vmatrix" || name == "Vmatrix" ||
         name == "psmallmatrix";
}

}  // namespace

Ref Parser::environment() {
  const Depth depth(*this);
  if (!depth.ok() || !within_limits()) return fail("nested too deeply");
  const Token open = peek();
  if (!open.is("{")) return fail("an environment has a name");
  const std::string name = raw_argument();
  if (failed_) return nullptr;
  if (name == "array" && peek().is("{")) (void)raw_argument();  // column layout
  if (failed_) return nullptr;
  const int sequence = sequence_;
  const int bars = bars_;
  const bool builder = builder_;
  sequence_ = 1;
  bars_ = 0;
  builder_ = false;
  Ref body = rows(name);
  sequence_ = sequence;
  bars_ = bars;
  builder_ = builder;
  return body;
}

// Cells are separated by &, rows by \\. Cases and aligned rows keep whole statements.
Ref Parser::rows(std::string_view name) {
  std::vector<std::vector<Ref>> table(1);
  std::size_t cells = 0;
  while (true) {
    if (!within_limits()) return nullptr;
    const Token token = peek();
    if (token.command("end")) {
      take();
      if (raw_argument() != name) return fail("environments do not match");
      break;
    }
    if (token.command("hline")) {
      take();
    } else if (token.is("\\\\") || token.command("cr")) {
      take();
      table.emplace_back();
    } else if (token.is("&")) {
      take();
    } else if (token.is(",") || token.is(".") || token.is(";")) {
      take();
    } else if (token.kind == TokenKind::End) {
      return fail("an environment is open");
    } else if (token.kind == TokenKind::Text && !is_matrix(name)) {
      take();  // "if", "otherwise" of cases
      std::string words;
      for (const char c : token.content) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) words += c;
      }
      if (words != "if" && words != "for" && words != "when" && words != "and")
        table.back().push_back(arena_.text(words));
    } else {
      Ref cell = item();
      if (cell == nullptr) return nullptr;
      if (++cells > kMaxItems) return fail("too many cells");
      table.back().push_back(cell);
    }
  }
  while (!table.empty() && table.back().empty()) table.pop_back();
  if (table.empty()) return fail("an empty environment");
  if (!is_matrix(name)) {
    std::vector<Ref> lines;
    for (std::vector<Ref>& row : table) {
      if (row.size() == 1)
        lines.push_back(row[0]);
      else
        lines.push_back(arena_.make(Op::Tuple, std::move(row)));
    }
    const bool system = std::all_of(lines.begin(), lines.end(), [](Ref line) {
      return line->op == Op::Relation && line->relations[0] == Rel::Eq;
    });
    if (name == "cases" && !system) {
      Node* node = arena_.make(Op::Tuple, std::move(lines));
      node->name = "cases";
      return node;
    }
    if (lines.size() == 1) return lines[0];
    Node* node = arena_.make(Op::List, std::move(lines));
    node->name = ",";
    return node;
  }
  const std::size_t columns = table[0].size();
  std::vector<Ref> entries;
  for (const std::vector<Ref>& row : table) {
    if (row.size() != columns || columns == 0) return fail("rows of different lengths");
    entries.insert(entries.end(), row.begin(), row.end());
  }
  Node* matrix = arena_.make(Op::Matrix, std::move(entries));
  matrix->rows = static_cast<std::uint32_t>(table.size());
  matrix->columns = static_cast<std::uint32_t>(columns);
  if (name == "vmatrix") return arena_.func(Func::Det, {matrix});
  if (name == "Vmatrix") return arena_.func(Func::Norm, {matrix});
  return matrix;
}

}  // namespace assay::checkers::math
