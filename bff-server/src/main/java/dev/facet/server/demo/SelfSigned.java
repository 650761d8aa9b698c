// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import dev.facet.upstream.config.Der;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate for {@code localhost} and 127.0.0.1 that nobody but the demo vouches for, with a
 * key of P-256 (RFC 5280, section 4.1). The JDK reads certificates and makes none but by its
 * keytool, whose process takes as long to start as all the demo.
 *
 * @param certificate in PEM
 * @param key in PEM (PKCS#8)
 */
record SelfSigned(String certificate, String key) {
  private static final Duration LIFE = Duration.ofDays(30);
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final int BITS = 0x03;
  private static final int OBJECT = 0x06;
  private static final int TIME = 0x17;
  private static final int DNS_NAME = 0x82;
  private static final int ADDRESS = 0x87;
  private static final int VERSION = 0xa0;
  private static final int EXTENSIONS = 0xa3;

  private static final byte[] ECDSA_WITH_SHA256 = {
    0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02
  };
  private static final byte[] SUBJECT_ALTERNATIVE_NAME = {0x55, 0x1d, 0x11};

  /**
   * A new one, good for 30 days.
   *
   * @param now when it begins to be; some minutes earlier, in fact, as clocks differ
   */
  static SelfSigned create(Instant now) {
    try {
      SecureRandom random = new SecureRandom();
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      byte[] content = content(now, pair, new BigInteger(126, random).setBit(126));
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(content);
      byte[] signed = Der.value(Der.SEQUENCE, content, algorithm(), bits(signature.sign()));
      return new SelfSigned(
          pem("CERTIFICATE", signed), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256 and ECDSA", e);
    }
  }

  private static byte[] content(Instant now, KeyPair pair, BigInteger serial) {
    byte[] name = new X500Principal("CN=localhost").getEncoded();
    return Der.value(
        Der.SEQUENCE,
        Der.value(VERSION, Der.value(Der.INTEGER, new byte[] {2})), // the third
        Der.value(Der.INTEGER, serial.toByteArray()),
        algorithm(),
        name,
        Der.value(Der.SEQUENCE, time(now.minus(Duration.ofMinutes(5))), time(now.plus(LIFE))),
        name,
        pair.getPublic().getEncoded(),
        Der.value(EXTENSIONS, Der.value(Der.SEQUENCE, names())));
  }

  private static byte[] names() {
    byte[] names =
        Der.value(
            Der.SEQUENCE,
            Der.value(DNS_NAME, "localhost".getBytes(StandardCharsets.US_ASCII)),
            Der.value(ADDRESS, new byte[] {127, 0, 0, 1}));
    return Der.value(
        Der.SEQUENCE, Der.value(OBJECT, SUBJECT_ALTERNATIVE_NAME), Der.value(Der.OCTETS, names));
  }

  private static byte[] algorithm() {
    return Der.value(Der.SEQUENCE, Der.value(OBJECT, ECDSA_WITH_SHA256));
  }

  private static byte[] time(Instant instant) {
    return Der.value(TIME, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] bits(byte[] whole) {
    return Der.value(BITS, new byte[] {0}, whole); // no bit of the last byte is unused
  }

  private static String pem(String label, byte[] der) {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }

  /** Hides what it holds. */
  @Override
  public String toString() {
    return "SelfSigned[***]";
  }
}
