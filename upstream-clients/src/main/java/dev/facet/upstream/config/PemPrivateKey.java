// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the private key of a PEM text (RFC 7468, section 10). */
final class PemPrivateKey {
  private static final byte[] VERSION_0 = Der.value(Der.INTEGER, new byte[] {0});
  private static final byte[] PROBE = {1, 2, 3, 4};

  private PemPrivateKey() {}

  /** The first key; null where there is none, or one of another kind than the public one. */
  static @Nullable PrivateKey of(List<PemBlock> blocks, PublicKey pair) {
    for (PemBlock block : blocks) {
      switch (block.label()) {
        case "PRIVATE KEY" -> {
          return decoded(block.der(), pair);
        }
        case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> {
          return decoded(pkcs8(block.der(), pair), pair);
        }
        default -> {} // certificates, and the parameters that tools write before a key
      }
    }
    return null;
  }

  /** Whether what the private key signs is what the public one verifies. */
  static boolean fits(PrivateKey key, PublicKey pair) {
    try {
      Signature signature = Signature.getInstance(signing(pair.getAlgorithm()));
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(pair);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  private static String signing(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }

  private static @Nullable PrivateKey decoded(byte[] pkcs8, PublicKey pair) {
    try {
      return KeyFactory.getInstance(pair.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException other) {
      return null;
    }
  }

  /** An older form in the envelope of PKCS#8 (RFC 5208): the public key says the algorithm. */
  private static byte[] pkcs8(byte[] older, PublicKey pair) {
    return Der.value(
        Der.SEQUENCE, VERSION_0, algorithm(pair.getEncoded()), Der.value(Der.OCTETS, older));
  }

  /** The first value in a public key (RFC 5280, section 4.1): a sequence below 128 bytes. */
  private static byte[] algorithm(byte[] publicKey) {
    int length = publicKey[1] & 0xff;
    int start = length < 0x80 ? 2 : 2 + (length & 0x7f);
    return Arrays.copyOfRange(publicKey, start, start + 2 + publicKey[start + 1]);
  }
}
