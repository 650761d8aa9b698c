// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.TestPem;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which tools write private keys. */
final class PemPrivateKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void readsPkcs8(String algorithm) throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

    assertReads(TestPem.block("PRIVATE KEY", pair.getPrivate().getEncoded()), pair);
  }

  @Test
  void readsTheOlderFormsOfRsaAndEc() throws GeneralSecurityException {
    for (String algorithm : new String[] {"RSA", "EC"}) {
      KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

      assertReads(
          TestPem.block(algorithm + " PRIVATE KEY", inside(pair.getPrivate().getEncoded())), pair);
    }
  }

  @Test
  void knowsAKeyOfAnotherPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");

    assertFalse(
        PemPrivateKey.fits(
            generator.generateKeyPair().getPrivate(), generator.generateKeyPair().getPublic()));
  }

  private static void assertReads(String text, KeyPair pair) {
    String around = "Bag Attributes\n" + text + "and more\n";
    PrivateKey read =
        Objects.requireNonNull(PemPrivateKey.of(PemBlock.in(around), pair.getPublic()));

    assertTrue(PemPrivateKey.fits(read, pair.getPublic()));
  }

  /** What the envelope of PKCS#8 holds: version, algorithm, and the key as octets. */
  private static byte[] inside(byte[] pkcs8) {
    int at = content(pkcs8, 0);
    at = content(pkcs8, at) + length(pkcs8, at);
    at = content(pkcs8, at) + length(pkcs8, at);
    return Arrays.copyOfRange(pkcs8, content(pkcs8, at), content(pkcs8, at) + length(pkcs8, at));
  }

  private static int content(byte[] der, int at) {
    int length = der[at + 1] & 0xff;
    return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
  }

  private static int length(byte[] der, int at) {
    int length = 0;
    for (int i = at + 2; i < content(der, at); i++) {
      length = (length << 8) | (der[i] & 0xff);
    }
    return content(der, at) == at + 2 ? der[at + 1] : length;
  }
}
