#include "sim/scenario/sha256.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "sim/engine/errors.hpp"

namespace sim::scenario {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    const int done =
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    expects(done == 1, "OpenSSL cannot compute SHA-256 (its default provider is missing); check "
                       "the OpenSSL installation");
    std::string hex;
    for (unsigned int i = 0; i < size; ++i)
        hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

} // namespace sim::scenario
