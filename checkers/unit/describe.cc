// Values as text for people, cut as soon as it is long enough: a million items cost no more than
// the first few.

#include <cmath>

#include "checkers/text/message.h"
#include "checkers/unit/numbers.h"
#include "checkers/unit/value.h"

namespace assay::checkers {
namespace {

std::string real_text(double value) {
  return std::isnan(value)   ? "nan"
         : std::isinf(value) ? (value > 0 ? "inf" : "-inf")
                             : shortest_decimal(value);
}

class Describer {
 public:
  explicit Describer(std::size_t limit) : limit_(limit) {}

  void value(const Value& v, int depth) {
    if (full() || depth > kMaxValueDepth) {
      return;
    }
    depth_ = depth;
    std::visit(*this, v.data);
  }

  void operator()(const NoneValue&) { out_ += "None"; }
  void operator()(bool truth) { out_ += truth ? "True" : "False"; }
  void operator()(double real) { out_ += real_text(real); }
  void operator()(const ComplexValue& complex) {
    out_ += "(" + real_text(complex.real) + (std::signbit(complex.imag) ? "" : "+") +
            real_text(complex.imag) + "j)";
  }
  void operator()(const IntValue& integer) {
    if (integer.digits.size() <= kMaxDigits) {
      out_ += integer.digits;
    } else {
      out_ += integer.digits.substr(0, kMaxDigits) + "… (" + std::to_string(integer.digits.size()) +
              " digits)";
    }
  }
  void operator()(const StrValue& text) { out_ += quote(text.text, room(), '\''); }
  void operator()(const BytesValue& bytes) { out_ += "b" + quote(bytes.bytes, room(), '\''); }
  void operator()(const OpaqueValue& opaque) {
    out_ += "<" + quote(opaque.description, room()) + ">";
  }
  void operator()(const RecordValue& record) {
    const std::string type = quote(record.type, kMaxDigits);
    out_ += type.substr(1, type.size() - 2) + "(";
    value(record.content.at(0), depth_ + 1);
    out_ += ")";
  }
  void operator()(const SequenceValue& sequence) {
    switch (sequence.kind) {
      case SequenceKind::List:
        return items(sequence, "[", "]");
      case SequenceKind::Tuple:
        return items(sequence, "(", sequence.items.size() == 1 ? ",)" : ")");
      case SequenceKind::Set:
        return sequence.items.empty() ? void(out_ += "set()") : items(sequence, "{", "}");
      case SequenceKind::FrozenSet:
        return items(sequence, "frozenset({", "})");
    }
  }
  void operator()(const DictValue& dict) {
    const int depth = depth_;
    out_ += "{";
    for (std::size_t i = 0; i < dict.items.size() && !full(); ++i) {
      out_ += i > 0 ? ", " : "";
      value(dict.items[i].key, depth + 1);
      out_ += ": ";
      value(dict.items[i].value, depth + 1);
    }
    out_ += "}";
  }

  std::string text() && {
    if (out_.size() <= limit_ + kSlack) {
      return std::move(out_);
    }
    std::size_t end = limit_;
    while (end > 0 && (static_cast<unsigned char>(out_[end]) & 0xC0) == 0x80) {
      --end;
    }
    return out_.substr(0, end) + "…";
  }

 private:
  static constexpr std::size_t kMaxDigits = 60;
  static constexpr std::size_t kSlack = 40;  // rather than cut a closing bracket off

  bool full() const { return out_.size() > limit_; }
  std::size_t room() const { return limit_ - std::min(limit_, out_.size()) + 1; }

  void items(const SequenceValue& sequence, const char* open, const char* close) {
    const int depth = depth_;
    out_ += open;
    for (std::size_t i = 0; i < sequence.items.size() && !full(); ++i) {
      out_ += i > 0 ? ", " : "";
      value(sequence.items[i], depth + 1);
    }
    out_ += full() ? "…" : close;
  }

  std::size_t limit_;
  std::string out_;
  int depth_ = 0;
};

}  // namespace

std::string describe(const Value& value, std::size_t limit) {
  Describer describer(limit);
  describer.value(value, 0);
  return std::move(describer).text();
}

}  // namespace assay::checkers
