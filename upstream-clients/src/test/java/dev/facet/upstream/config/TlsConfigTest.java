// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.TestPem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What certificates and keys of a service must be. */
final class TlsConfigTest {
  @TempDir private static @Nullable Path folder;
  private static @Nullable TestPem authority;
  private static TestPem.@Nullable Signed client;

  @BeforeAll
  static void makeCertificates() throws IOException, InterruptedException {
    authority = TestPem.authority(Objects.requireNonNull(folder));
    client = authority.sign("client", "gateway");
  }

  @Test
  void takesACertificateAndItsKey() throws IOException {
    TlsConfig tls = tls(read(ca()), read(cert()), read(key()));

    assertEquals(1, Objects.requireNonNull(tls.ca()).certificates().size());
    assertEquals(2, Objects.requireNonNull(tls.cert()).certificates().size());
  }

  @Test
  void takesAKeyAndACertificateInOneFile() throws IOException {
    PemFile both = new PemFile("both.pem", Files.readString(cert()) + Files.readString(key()));

    assertEquals(both, tls(null, both, both).key());
  }

  @Test
  void rejectsTheKeyOfAnotherCertificate() throws IOException, InterruptedException {
    Path other = Objects.requireNonNull(authority).sign("other", "gateway").key();

    assertRejected(
        "key: other.key (expected: a PEM file with the private key of the certificate in cert)",
        null,
        read(cert()),
        read(other));
  }

  @Test
  void rejectsAFileWithoutTheKeyItShouldHave() throws IOException {
    assertRejected(
        "key: client.pem (expected: a PEM file with the private key of the certificate in cert)",
        null,
        read(cert()),
        read(cert()));
  }

  @Test
  void rejectsAKeyThatWantsAPassphrase() throws IOException {
    PemFile locked =
        new PemFile("locked.key", TestPem.block("ENCRYPTED PRIVATE KEY", new byte[] {1, 2}));

    assertRejected(
        "key: locked.key (expected: a private key without a passphrase)",
        null,
        read(cert()),
        locked);
  }

  @Test
  void rejectsACertificateWithoutItsKeyAndAKeyWithoutItsCertificate() throws IOException {
    assertRejected(
        "cert: client.pem (expected: key beside it, the private key of the certificate)",
        null,
        read(cert()),
        null);
    assertRejected(
        "key: client.key (expected: cert beside it, the certificate of the key)",
        null,
        null,
        read(key()));
  }

  @Test
  void rejectsACertificateThatHasExpired() throws IOException, InterruptedException {
    TestPem.Signed old =
        Objects.requireNonNull(authority)
            .sign("old", "gateway", "-startdate", "-10d", "-validity", "1");

    String message = rejection(null, read(old.cert()), read(old.key()));

    assertTrue(message.startsWith("cert: old.pem (expected: valid today; it is from "), message);
    assertEquals(
        "ca: old.pem (expected: one of them at least valid today)",
        rejection(new PemFile("old.pem", firstOf(old.cert())), null, null));
  }

  @Test
  void rejectsFilesThatAreNotCertificates() {
    for (String text :
        new String[] {
          "",
          "hunter2",
          "-----BEGIN CERTIFICATE-----\nMIIB",
          TestPem.block("CERTIFICATE", new byte[] {1, 2, 3}),
          "-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----"
        }) {
      String message = rejection(new PemFile("ca.pem", text), null, null);

      assertTrue(message.startsWith("ca: ca.pem (expected: a PEM file of certificates"), message);
      assertFalse(message.contains("hunter2"), message);
    }
  }

  @Test
  void neverPrintsAKey() throws IOException {
    TlsConfig tls = tls(null, read(cert()), read(key()));

    assertTrue(tls.toString().contains("client.key"), tls::toString);
    assertFalse(tls.toString().contains("BEGIN"), tls::toString);
  }

  @Test
  void takesNamesOfHostsAsServerNames() {
    assertEquals("users.internal", named("users.internal").serverName());
    assertEquals("users", named("users").serverName());
    for (String bad : new String[] {"", "users:443", "10.0.0.1", "[::1]", "a..b", "a.b.", "-a"}) {
      assertThrows(IllegalArgumentException.class, () -> named(bad), bad);
    }
  }

  private static TlsConfig named(String serverName) {
    return new TlsConfig(null, null, null, serverName, null);
  }

  private static TlsConfig tls(
      @Nullable PemFile ca, @Nullable PemFile cert, @Nullable PemFile key) {
    return new TlsConfig(ca, cert, key, null, null);
  }

  private static void assertRejected(
      String expected, @Nullable PemFile ca, @Nullable PemFile cert, @Nullable PemFile key) {
    assertEquals(expected, rejection(ca, cert, key));
  }

  private static String rejection(
      @Nullable PemFile ca, @Nullable PemFile cert, @Nullable PemFile key) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> tls(ca, cert, key)).getMessage());
  }

  private static PemFile read(Path file) throws IOException {
    return new PemFile(file.getFileName().toString(), Files.readString(file));
  }

  private static String firstOf(Path chain) throws IOException {
    return Files.readString(chain).replaceFirst("(?s)(-----END CERTIFICATE-----).*", "$1");
  }

  private static Path ca() {
    return Objects.requireNonNull(authority).ca();
  }

  private static Path cert() {
    return Objects.requireNonNull(client).cert();
  }

  private static Path key() {
    return Objects.requireNonNull(client).key();
  }
}
