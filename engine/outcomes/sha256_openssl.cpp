// SHA-256 by OpenSSL: what programs use.
#ifndef ENTENTE_OWN_SHA256
#include "engine/outcomes/digest.hpp"

#include <openssl/evp.h>

#include <new>

namespace entente {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();

  State() {
    if (context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1)
      throw std::bad_alloc();
  }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(const void* bytes, std::size_t count) {
  EVP_DigestUpdate(state_->context, bytes, count);
}

Sha256::Bytes Sha256::finish() {
  Bytes bytes{};
  EVP_DigestFinal_ex(state_->context, bytes.data(), nullptr);
  return bytes;
}

} // namespace entente
#endif
