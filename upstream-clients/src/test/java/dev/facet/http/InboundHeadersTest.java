// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundHeadersTest {
  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Accept", "*/*");

  /** Whatever Connection names is gone before a plugin adds a header of that name. */
  @Test
  void connectionCannotNameWhatIsAddedLater() {
    headers.add("Connection", "X-User, X-Forwarded-Host").add("X-User", "admin");
    InboundHeaders.receive("10.0.0.1", headers, peer -> false);
    headers.add("X-User", "alice").add("X-Forwarded-Host", "shop.example");
    assertEquals("alice", headers.get("x-user"));
    assertEquals(Set.of("Accept", "X-User", "X-Forwarded-Host"), headers.names());
  }

  /** A service may read x_user as X-User. */
  @Test
  void dropsNamesWithAnUnderscore() {
    headers.add("X_User", "admin").add("x_user", "root").add("_", "1");
    InboundHeaders.receive("10.0.0.1", headers, peer -> true);
    assertEquals(Set.of("Accept"), headers.names());
  }

  @Test
  void dropsWhatAnUntrustedPeerSaysOfOthers() {
    headers.add("X-Forwarded-For", "1.2.3.4").add("X-FORWARDED-CLIENT-CERT", "x");
    headers.add("Forwarded", "for=1.2.3.4").add("X-Real-IP", "1.2.3.4");
    ForwardedChain chain = InboundHeaders.receive("10.0.0.1", headers, peer -> false);
    assertEquals(new ForwardedChain("10.0.0.1", false, null, null), chain);
    assertEquals(Set.of("Accept"), headers.names());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl-client-cert",
        "SSL-Client-Verify",
        "ssl-client-subject-dn",
        "ssl-client-issuer-dn",
        "X-SSL-Client-I-DN",
        "X-SSL-Client-Serial",
        "X-Client-Verify",
        "X-Client-Cert-Present",
        "X-Amzn-Mtls-Clientcert-Leaf",
        "CF-Client-Cert-Der-Base64",
        "CF-Connecting-IPv6",
        "Fly-Client-IP",
        "X-Azure-ClientIP",
        "X-AppEngine-User-IP",
        "X-ProxyUser-Ip"
      })
  void dropsWhatAnUntrustedPeerSaysAsProxiesOfOtherVendors(String name) {
    headers.add(name, "SUCCESS");
    InboundHeaders.receive("10.0.0.1", headers, peer -> false);
    assertEquals(Set.of("Accept"), headers.names());
  }

  @Test
  void keepsWhatATrustedPeerSaysOfOthers() {
    headers.add("X-Forwarded-For", "1.2.3.4").add("X-Real-IP", "1.2.3.4");
    ForwardedChain chain = InboundHeaders.receive("10.0.0.1", headers, "10.0.0.1"::equals);
    assertEquals("1.2.3.4", chain.clientIp());
    assertTrue(headers.contains("X-Forwarded-For"));
    assertTrue(headers.contains("X-Real-IP"));
  }

  /** CVE-2022-31813 of another proxy: a client that seems to be the proxy in front of it. */
  @Test
  void connectionCannotHideTheClientBehindATrustedPeer() {
    headers.add("X-Forwarded-For", "1.2.3.4").add("Connection", "X-Forwarded-For");
    ForwardedChain chain = InboundHeaders.receive("10.0.0.1", headers, "10.0.0.1"::equals);
    assertEquals("1.2.3.4", chain.clientIp());
    assertFalse(headers.contains("X-Forwarded-For"));
  }
}
