// Content hashes for provenance and cache keys: SHA-256 by libcrypto, over length-prefixed fields.

#include "grader/core/content_hash.h"

#include <openssl/evp.h>

#include <array>

#include "base/check.h"
#include "grader/core/json_codec.h"

namespace assay::grader {

struct ContentHash::State {
  struct Free {
    void operator()(EVP_MD_CTX* owned) const { EVP_MD_CTX_free(owned); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
  check(state_->context != nullptr &&
            EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1,
        "libcrypto has SHA-256");
}
ContentHash::~ContentHash() = default;

ContentHash& ContentHash::add(std::string_view field) {
  add(static_cast<std::uint64_t>(field.size()));
  EVP_DigestUpdate(state_->context.get(), field.data(), field.size());
  return *this;
}

ContentHash& ContentHash::add(std::uint64_t number) {
  std::array<unsigned char, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<unsigned char>(number >> (8 * i));
  }
  EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
  return *this;
}

std::string ContentHash::finish() {
  std::array<unsigned char, 32> digest{};
  EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "sha256:";
  for (const unsigned char byte : digest) {
    text.push_back(kDigits[byte >> 4U]);
    text.push_back(kDigits[byte & 15U]);
  }
  return text;
}

std::string submission_hash(const Submission& submission) {
  ContentHash hash;
  hash.add("submission v1").add(submission.language).add(submission.main);
  hash.add(submission.files.size());
  for (const SourceFile& file : submission.files) {
    hash.add(file.name).add(file.content);
  }
  hash.add(submission.completion ? 1U : 0U).add(submission.completion.value_or(""));
  if (submission.archive) {
    hash.add("archive").add(*submission.archive);
  }
  return hash.finish();
}

std::string problem_hash(const Problem& problem) {
  return problem.content_hash.empty() ? problem_content_hash(problem) : problem.content_hash;
}

}  // namespace assay::grader
