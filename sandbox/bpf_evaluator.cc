// A classic BPF machine: accumulator, index register, 16 words of memory; see
// Documentation/networking/filter.rst. Every operand is checked instead of trusted, so a filter
// that the kernel would refuse is an error here and no undefined behaviour.

#include "sandbox/bpf_evaluator.h"

#include <array>
#include <cstring>
#include <optional>
#include <string>

namespace assay::sandbox {
namespace {

class Machine {
 public:
  Machine(std::span<const sock_filter> program, const seccomp_data& data)
      : program_(program), data_(data) {}

  Result<std::uint32_t> run() {
    while (pc_ < program_.size()) {
      const sock_filter& op = program_[pc_++];
      if (BPF_CLASS(op.code) == BPF_RET) {
        return returned(op);
      }
      if (!step(op)) {
        return failure(ErrorCode::BadRequest,
                       "bpf: invalid instruction " + std::to_string(pc_ - 1));
      }
    }
    return failure(ErrorCode::BadRequest, "bpf: no return");
  }

 private:
  Result<std::uint32_t> returned(const sock_filter& op) const {
    if (op.code == (BPF_RET | BPF_K)) {
      return op.k;
    }
    if (op.code == (BPF_RET | BPF_A)) {
      return a_;
    }
    return failure(ErrorCode::BadRequest, "bpf: invalid return");
  }

  bool step(const sock_filter& op) {
    switch (BPF_CLASS(op.code)) {
      case BPF_LD:
        return load(op, a_);
      case BPF_LDX:
        return load(op, x_);
      case BPF_ST:
        return op.code == BPF_ST && store(op.k, a_);
      case BPF_STX:
        return op.code == BPF_STX && store(op.k, x_);
      case BPF_ALU:
        return arithmetic(op);
      case BPF_JMP:
        return jump(op);
      case BPF_MISC:
        return transfer(op);
      default:
        return false;
    }
  }

  bool load(const sock_filter& op, std::uint32_t& to) {
    const bool into_a = BPF_CLASS(op.code) == BPF_LD;
    switch (BPF_MODE(op.code)) {
      case BPF_IMM:
        to = op.k;
        return BPF_SIZE(op.code) == BPF_W;
      case BPF_MEM:
        if (op.k >= memory_.size()) {
          return false;
        }
        to = memory_[op.k];
        return BPF_SIZE(op.code) == BPF_W;
      case BPF_ABS:
        if (!into_a || BPF_SIZE(op.code) != BPF_W || op.k % 4 != 0 || op.k + 4 > sizeof data_ ||
            op.k > sizeof data_) {
          return false;
        }
        std::memcpy(&to, reinterpret_cast<const char*>(&data_) + op.k, sizeof to);
        return true;
      case BPF_LEN:
        to = sizeof data_;
        return true;
      default:
        return false;
    }
  }

  bool store(std::uint32_t slot, std::uint32_t value) {
    if (slot >= memory_.size()) {
      return false;
    }
    memory_[slot] = value;
    return true;
  }

  bool arithmetic(const sock_filter& op) {
    const std::uint32_t operand = BPF_SRC(op.code) == BPF_X ? x_ : op.k;
    switch (BPF_OP(op.code)) {
      case BPF_ADD:
        a_ += operand;
        return true;
      case BPF_SUB:
        a_ -= operand;
        return true;
      case BPF_MUL:
        a_ *= operand;
        return true;
      case BPF_DIV:
        if (operand == 0) {
          return false;
        }
        a_ /= operand;
        return true;
      case BPF_AND:
        a_ &= operand;
        return true;
      case BPF_OR:
        a_ |= operand;
        return true;
      case BPF_XOR:
        a_ ^= operand;
        return true;
      case BPF_LSH:
      case BPF_RSH:
        if (operand >= 32) {
          return false;
        }
        a_ = BPF_OP(op.code) == BPF_LSH ? a_ << operand : a_ >> operand;
        return true;
      case BPF_NEG:
        a_ = 0U - a_;
        return true;
      default:
        return false;
    }
  }

  bool jump(const sock_filter& op) {
    const std::uint32_t operand = BPF_SRC(op.code) == BPF_X ? x_ : op.k;
    std::optional<bool> taken;
    switch (BPF_OP(op.code)) {
      case BPF_JA:
        return forward(op.k);
      case BPF_JEQ:
        taken = a_ == operand;
        break;
      case BPF_JGT:
        taken = a_ > operand;
        break;
      case BPF_JGE:
        taken = a_ >= operand;
        break;
      case BPF_JSET:
        taken = (a_ & operand) != 0;
        break;
      default:
        return false;
    }
    return forward(*taken ? op.jt : op.jf);
  }

  bool forward(std::uint32_t distance) {
    if (distance >= program_.size() - pc_) {
      return false;
    }
    pc_ += distance;
    return true;
  }

  bool transfer(const sock_filter& op) {
    if (op.code == (BPF_MISC | BPF_TAX)) {
      x_ = a_;
      return true;
    }
    if (op.code == (BPF_MISC | BPF_TXA)) {
      a_ = x_;
      return true;
    }
    return false;
  }

  std::span<const sock_filter> program_;
  const seccomp_data& data_;
  std::size_t pc_ = 0;  ///< Of the next instruction.
  std::uint32_t a_ = 0;
  std::uint32_t x_ = 0;
  std::array<std::uint32_t, BPF_MEMWORDS> memory_{};
};

}  // namespace

Result<std::uint32_t> evaluate_filter(std::span<const sock_filter> program,
                                      const seccomp_data& data) {
  return Machine(program, data).run();
}

}  // namespace assay::sandbox
