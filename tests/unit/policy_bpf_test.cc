// The evaluator that the policy tests trust: each instruction of the subset, and each way in which
// a program can be wrong.

#include <cstddef>
#include <optional>
#include <vector>

#include "sandbox/bpf_evaluator.h"
#include "tests/support/catch.h"

namespace assay::sandbox {
namespace {

std::optional<std::uint32_t> run(const std::vector<sock_filter>& program) {
  seccomp_data data{};
  data.nr = 7;
  data.arch = 0xc000003e;
  data.args[0] = 0x1122334455667788;
  const Result<std::uint32_t> value = evaluate_filter(program, data);
  return value ? std::optional(*value) : std::nullopt;
}

/// A with `a` loaded, after `ops`.
std::optional<std::uint32_t> after(std::uint32_t a, std::vector<sock_filter> ops) {
  ops.insert(ops.begin(), BPF_STMT(BPF_LD | BPF_IMM, a));
  ops.push_back(BPF_STMT(BPF_RET | BPF_A, 0));
  return run(ops);
}

sock_filter load(std::size_t offset) {
  return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
}
sock_filter alu(unsigned op, std::uint32_t k) {
  return BPF_STMT(static_cast<std::uint16_t>(BPF_ALU | op), k);
}

/// 1 if a jump of kind `op` against `k` is taken with A = `a`.
std::optional<std::uint32_t> taken(unsigned op, std::uint32_t a, std::uint32_t k) {
  return run({BPF_STMT(BPF_LD | BPF_IMM, a),
              BPF_JUMP(static_cast<std::uint16_t>(BPF_JMP | op), k, 1, 0),
              BPF_STMT(BPF_RET | BPF_K, 0), BPF_STMT(BPF_RET | BPF_K, 1)});
}

}  // namespace

TEST_CASE("bpf: loads of the call's data, low half first") {
  CHECK(run({load(offsetof(seccomp_data, nr)), BPF_STMT(BPF_RET | BPF_A, 0)}) == 7);
  CHECK(run({load(offsetof(seccomp_data, arch)), BPF_STMT(BPF_RET | BPF_A, 0)}) == 0xc000003e);
  CHECK(run({load(offsetof(seccomp_data, args)), BPF_STMT(BPF_RET | BPF_A, 0)}) == 0x55667788);
  CHECK(run({load(offsetof(seccomp_data, args) + 4), BPF_STMT(BPF_RET | BPF_A, 0)}) == 0x11223344);
  CHECK(run({BPF_STMT(BPF_LD | BPF_W | BPF_LEN, 0), BPF_STMT(BPF_RET | BPF_A, 0)}) ==
        sizeof(seccomp_data));
}

TEST_CASE("bpf: arithmetic is of 32 bits") {
  CHECK(after(0xffffffff, {alu(BPF_ADD, 2)}) == 1);
  CHECK(after(1, {alu(BPF_SUB, 2)}) == 0xffffffff);
  CHECK(after(0x10000, {alu(BPF_MUL, 0x10001)}) == 0x10000);
  CHECK(after(7, {alu(BPF_DIV, 2)}) == 3);
  CHECK(after(0xf0f0, {alu(BPF_AND, 0xff00)}) == 0xf000);
  CHECK(after(0xf0f0, {alu(BPF_OR, 0x0f0f)}) == 0xffff);
  CHECK(after(0xff, {alu(BPF_XOR, 0x0f)}) == 0xf0);
  CHECK(after(1, {alu(BPF_LSH, 31)}) == 0x80000000);
  CHECK(after(0x80000000, {alu(BPF_RSH, 31)}) == 1);
  CHECK(after(1, {alu(BPF_NEG, 0)}) == 0xffffffff);
}

TEST_CASE("bpf: index register and scratch memory") {
  CHECK(after(5, {BPF_STMT(BPF_MISC | BPF_TAX, 0), BPF_STMT(BPF_ALU | BPF_ADD | BPF_X, 0)}) == 10);
  CHECK(after(5, {BPF_STMT(BPF_ST, 15), BPF_STMT(BPF_LD | BPF_IMM, 0),
                  BPF_STMT(BPF_LD | BPF_MEM, 15)}) == 5);
  CHECK(after(5, {BPF_STMT(BPF_LDX | BPF_IMM, 9), BPF_STMT(BPF_STX, 3),
                  BPF_STMT(BPF_LD | BPF_MEM, 3)}) == 9);
  CHECK(after(5, {BPF_STMT(BPF_LDX | BPF_IMM, 9), BPF_STMT(BPF_MISC | BPF_TXA, 0)}) == 9);
}

TEST_CASE("bpf: jumps compare unsigned") {
  CHECK(taken(BPF_JEQ, 3, 3) == 1);
  CHECK(taken(BPF_JEQ, 3, 4) == 0);
  CHECK(taken(BPF_JGT, 0xffffffff, 1) == 1);
  CHECK(taken(BPF_JGT, 3, 3) == 0);
  CHECK(taken(BPF_JGE, 3, 3) == 1);
  CHECK(taken(BPF_JGE, 2, 3) == 0);
  CHECK(taken(BPF_JSET, 6, 2) == 1);
  CHECK(taken(BPF_JSET, 5, 2) == 0);
  CHECK(run({BPF_STMT(BPF_JMP | BPF_JA, 1), BPF_STMT(BPF_RET | BPF_K, 0),
             BPF_STMT(BPF_RET | BPF_K, 1)}) == 1);
}

TEST_CASE("bpf: a malformed program is an error") {
  const sock_filter ret = BPF_STMT(BPF_RET | BPF_K, 0);
  CHECK(!run({}));
  CHECK(!run({BPF_STMT(BPF_LD | BPF_IMM, 0)}));                // runs off the end
  CHECK(!run({BPF_STMT(BPF_JMP | BPF_JA, 1), ret}));           // jumps off the end
  CHECK(!run({BPF_STMT(BPF_JMP | BPF_JA, 0xffffffff), ret}));  // would be backwards
  CHECK(!run({load(sizeof(seccomp_data)), ret}));              // past the data
  CHECK(!run({load(2), ret}));                                 // unaligned
  CHECK(!run({load(0xfffffffc), ret}));                        // wraps around
  CHECK(!run({BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 0), ret}));   // half word
  CHECK(!run({BPF_STMT(BPF_LD | BPF_W | BPF_IND, 0), ret}));   // packet access
  CHECK(!run({BPF_STMT(BPF_LD | BPF_MEM, 16), ret}));          // no such slot
  CHECK(!run({BPF_STMT(BPF_ST, 16), ret}));
  CHECK(!run({alu(BPF_DIV, 0), ret}));
  CHECK(!run({alu(BPF_LSH, 32), ret}));
  CHECK(!run({BPF_STMT(BPF_RET | BPF_X, 0)}));
}

}  // namespace assay::sandbox
