// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.config.listener.CertificateConfig;
import dev.facet.upstream.TestPem;
import dev.facet.upstream.config.TlsVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificate is shown for a name and a kind of key. */
class CertificateChoiceTest {
  @TempDir private static Path folder;
  private static CertificateConfig shop;
  private static CertificateConfig shopRsa;
  private static CertificateConfig otherRsa;
  private static CertificateConfig numbers;

  @BeforeAll
  static void make() throws Exception {
    TestPem authority = TestPem.authority(folder);
    shop = TlsServers.config(authority.sign("shop", "shop.example"));
    shopRsa = TlsServers.config(authority.sign("shop-rsa", "shop.example", "-keyalg", "RSA"));
    otherRsa = TlsServers.config(authority.sign("other", "other.example", "-keyalg", "RSA"));
    numbers =
        TlsServers.config(
            authority.sign(
                "numbers",
                "ignored.example",
                "-ext",
                "SAN=dns:Big.Example,ip:192.0.2.1,ip:2001:db8:0:0:0:0:0:1,email:a@b.example"));
  }

  private static @Nullable String chosen(
      @Nullable String name, String keyType, CertificateConfig... shown) {
    CertificateChoice.Offer offer = new CertificateChoice(List.of(shown)).choose(name, keyType);
    return offer == null ? null : offer.alias();
  }

  @Test
  void readsNamesWithoutRegardToCase() {
    assertEquals("1", chosen("OTHER.Example", "RSA", shopRsa, otherRsa));
    assertEquals("1", chosen("big.example", "EC", shop, numbers));
  }

  @Test
  void hasForUnknownNamesWhatHasANameOfTheFirstOne() {
    for (String name : new String[] {null, "unknown.example"}) {
      assertEquals("0", chosen(name, "EC", shop, otherRsa, shopRsa));
      assertEquals("2", chosen(name, "RSA", shop, otherRsa, shopRsa));
      assertNull(chosen(name, "RSA", shop, otherRsa), "that of another name");
    }
  }

  private static boolean needsJdk(CertificateConfig... shown) {
    return new CertificateChoice(List.of(shown)).needsJdk(TlsVersion.TLS_1_2.protocols());
  }

  @Test
  void needsTheJdkWhereOneNameHasKeysOfSeveralKinds() {
    assertTrue(needsJdk(otherRsa, shop, shopRsa));
    assertTrue(needsJdk(shop, shopRsa));
    assertFalse(needsJdk(shop, otherRsa));
    assertFalse(needsJdk(shop, numbers));
  }

  @Test
  void namesAreHostsInTheirUsualForm() {
    assertEquals(
        Set.of("big.example", "192.0.2.1", "[2001:db8::1]"),
        CertificateNames.of(numbers.identity().certificate()).all());
  }
}
