// SHA-256 of a build without OpenSSL.
#ifdef ENTENTE_OWN_SHA256
#include "engine/outcomes/digest.hpp"
#include "engine/outcomes/sha256_blocks.hpp"

namespace entente {

struct Sha256::State {
  Sha256Blocks blocks;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(const void* bytes, std::size_t count) {
  state_->blocks.add(bytes, count);
}

Sha256::Bytes Sha256::finish() {
  return state_->blocks.finish();
}

} // namespace entente
#endif
