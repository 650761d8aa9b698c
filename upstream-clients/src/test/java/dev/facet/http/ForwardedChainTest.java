// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client is the first from the right that is not trusted. */
class ForwardedChainTest {
  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

  @Test
  void anUntrustedPeerIsTheClientWhateverItSays() {
    headers.add("X-Forwarded-For", "1.2.3.4").add("X-Forwarded-Proto", "https");
    assertEquals(
        new ForwardedChain("9.9.9.9", false, null, null),
        ForwardedChain.of("9.9.9.9", headers, ForwardedChainTest::isTrusted));
  }

  @Test
  void aTrustedPeerThatSaysNothingIsTheClient() {
    assertEquals(new ForwardedChain("10.0.0.1", true, null, null), of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3.4 | 1.2.3.4",
        "6.6.6.6, 1.2.3.4 | 1.2.3.4",
        "6.6.6.6, 1.2.3.4, 10.0.0.2 | 1.2.3.4",
        "10.0.0.3,10.0.0.2 | 10.0.0.3",
        "1.2.3.4:5678 | 1.2.3.4",
        "2001:db8::1 | 2001:db8::1",
        "[2001:db8::1]:443 | 2001:db8::1",
        "[2001:db8::1] | 2001:db8::1",
        "fe80::1%eth0 | fe80::1",
        "8.8.8.8, fd00::1 | 8.8.8.8",
        "unknown | 10.0.0.1",
        "1.2.3.4, garbage, 10.0.0.2 | 10.0.0.2",
        "1.2.3.4.5 | 10.0.0.1",
        "[::1 | 10.0.0.1",
        "'' | 10.0.0.1",
        "', ,1.2.3.4, ' | 1.2.3.4",
      })
  void walksFromTheRight(String xForwardedFor, String client) {
    headers.add("X-Forwarded-For", xForwardedFor);
    assertEquals(client, of().clientIp());
  }

  @Test
  void readsSeveralLinesAsOneList() {
    headers.add("X-Forwarded-For", "6.6.6.6").add("X-Forwarded-For", "1.2.3.4, 10.0.0.2");
    assertEquals("1.2.3.4", of().clientIp());
  }

  @Test
  void readsSchemeAndAuthorityNextToTheGateway() {
    headers.add("X-Forwarded-Proto", "http, HTTPS");
    headers.add("X-Forwarded-Host", "evil.example").add("X-Forwarded-Host", "shop.example:8443");
    assertEquals(new ForwardedChain("10.0.0.1", true, "https", "shop.example:8443"), of());
  }

  @ParameterizedTest
  @CsvSource({"ftp,a b", "javascript,a/b", "https:,a@b", "'',''", "wss,[::1"})
  void ignoresSchemeAndAuthorityThatAreNone(String proto, String host) {
    headers.add("X-Forwarded-Proto", proto).add("X-Forwarded-Host", host);
    assertNull(of().scheme());
    assertNull(of().authority());
  }

  @Test
  void readsForwardedWhereXForwardedForIsAbsent() {
    headers.add("Forwarded", "for=6.6.6.6;host=evil;proto=http, for=\"[2001:db8::1]:99\";");
    assertEquals("10.0.0.1", of().clientIp(), "an element that cannot be read spoils the list");
    headers.set(
        "Forwarded",
        "for=6.6.6.6;host=evil, For=\"[2001:db8::1]:99\";Host=\"shop.example:8443\" ; proto=https;"
            + "by=_x, for=10.0.0.2;proto=http");
    assertEquals(new ForwardedChain("2001:db8::1", true, "https", "shop.example:8443"), of());
  }

  @Test
  void anElementWithoutAnAddressEndsTheWalk() {
    headers.add("Forwarded", "for=1.2.3.4, for=_hidden;proto=https, for=10.0.0.2;host=b");
    assertEquals(new ForwardedChain("10.0.0.2", true, null, "b"), of());
    headers.set("Forwarded", "for=1.2.3.4, proto=https");
    assertEquals("10.0.0.1", of().clientIp());
  }

  /** A proxy that writes X-Forwarded-For lets pass what the client says in Forwarded. */
  @Test
  void doesNotReadForwardedBesideXForwardedFor() {
    headers.add("X-Forwarded-For", "1.2.3.4").add("Forwarded", "for=6.6.6.6;proto=https;host=evil");
    assertEquals(new ForwardedChain("1.2.3.4", true, null, null), of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for",
        "for=",
        "=x",
        "for=a b",
        "for=\"a",
        "for=\"a\\",
        "for=a,,for=b",
        "for=a;;proto=b",
        "for=1.2.3.4:80",
        "for=a;",
        ","
      })
  void aForwardedThatCannotBeReadIsNone(String forwarded) {
    assertTrue(ForwardedElement.parse(List.of("for=8.8.8.8", forwarded)).isEmpty());
    headers.add("Forwarded", forwarded);
    assertEquals("10.0.0.1", of().clientIp());
  }

  @Test
  void unquotesValues() {
    ForwardedElement element =
        ForwardedElement.parse(List.of("for=\"_a\\\"b\";host=h;proto=\"http\"")).getFirst();
    assertEquals(new ForwardedElement("_a\"b", "h", "http"), element);
  }

  @Test
  void findsAddressesOnlyWhereThereAreAny() {
    assertFalse(isAddress("localhost"));
    assertFalse(isAddress("256.1.1.1"));
    assertFalse(isAddress("_x"));
    assertTrue(isAddress("::ffff:1.2.3.4"));
  }

  private static boolean isAddress(String node) {
    return ForwardedChain.address(node) != null;
  }

  private static boolean isTrusted(String address) {
    return address.startsWith("10.") || address.equals("fd00::1");
  }

  private ForwardedChain of() {
    return ForwardedChain.of("10.0.0.1", headers, ForwardedChainTest::isTrusted);
  }
}
