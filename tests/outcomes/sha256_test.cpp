// The SHA-256 of builds without OpenSSL, against published vectors and against OpenSSL.
#include "engine/outcomes/digest.hpp"
#include "engine/outcomes/sha256_blocks.hpp"
#include "tests/catch.hpp"

#include <string>

using namespace entente;

namespace {

std::string own_sha256_of(std::string_view text) {
  Sha256Blocks blocks;
  blocks.add(text.data(), text.size());
  return hexadecimal(blocks.finish());
}

} // namespace

// NIST, "Examples with Intermediate Values", and FIPS 180-2, appendix B.
TEST_CASE("the plain SHA-256 gives the published values") {
  CHECK(own_sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(own_sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(own_sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(own_sha256_of("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                      "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  CHECK(own_sha256_of(std::string(1000000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the plain SHA-256 is OpenSSL's for every length around a block, however the bytes come") {
  std::string text;
  for (std::size_t length = 0; length < 300; ++length) {
    CHECK(own_sha256_of(text) == sha256_of(text));
    Sha256Blocks in_two;
    const std::size_t cut = length * 5 / 13;
    in_two.add(text.data(), cut);
    in_two.add(text.data() + cut, length - cut);
    CHECK(hexadecimal(in_two.finish()) == sha256_of(text));
    text += static_cast<char>(length * 31 % 251);
  }
}
