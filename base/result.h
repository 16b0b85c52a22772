#pragma once

// A value or an Error. Early return is the style:
//
//   Result<Config> config = load(path);
//   if (!config) return failure(std::move(config).error().with_context("reading the config"));
//   use(*config);

#include <tl/expected.hpp>
#include <utility>

#include "base/error.h"

namespace assay {

/// What an operation that can fail returns. std::expected is C++23 only in GCC 12, hence
/// tl::expected; the class (rather than an alias) makes it an error to ignore one.
template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

/// The failing side of any Result: `return failure(ErrorCode::Io, "…");`
inline tl::unexpected<Error> failure(Error error) {
  return tl::unexpected<Error>(std::move(error));
}
inline tl::unexpected<Error> failure(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error(code, std::move(message)));
}

}  // namespace assay
