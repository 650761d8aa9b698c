// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.upstream.TestPem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate and its key are read once, and found by what the files hold. */
final class PemIdentityTest {
  @TempDir Path folder;

  @Test
  void isFoundOnceForAPairAndAnewForAnotherKey() throws Exception {
    TestPem authority = TestPem.authority(folder);
    TestPem.Signed signed = authority.sign("shop", "shop.example");
    PemFile cert = new PemFile("shop.pem", Files.readString(signed.cert()));
    PemFile key = new PemFile("shop.key", Files.readString(signed.key()));
    PemFile other =
        new PemFile("shop.key", Files.readString(authority.sign("other", "other").key()));

    PemIdentity first = PemIdentity.of(cert, key);
    assertSame(first, PemIdentity.of(cert, key));
    assertSame(
        first, PemIdentity.of(cert, new PemFile("shop.key", Files.readString(signed.key()))));
    assertThrows(InvalidSetting.class, () -> PemIdentity.of(cert, other));
    assertSame(first, PemIdentity.of(cert, key));

    PemFile again = new PemFile("shop.pem", Files.readString(signed.cert()));
    assertEquals(cert, again);
    assertNotSame(first, PemIdentity.of(again, key));
  }
}
