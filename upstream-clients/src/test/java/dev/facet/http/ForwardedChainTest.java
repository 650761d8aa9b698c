// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        "2001:DB8:0:0:0:0:0:1 | 2001:db8::1",
        "[::ffff:1.2.3.4]:5 | 1.2.3.4",
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

  @ParameterizedTest
  @CsvSource({
    "a.example:99999, ",
    "a.example:65536, ",
    "a.example:0, ",
    "a.example:x, ",
    "a.example:+1, ",
    "a:1:2, ",
    "[::1:8443, ",
    "[:::]:8443, ",
    "[1.2.3.4], ",
    "[::1]x, ",
    "a.example/x, ",
    "u@a.example, ",
    "'', ",
    ":8443, ",
    "a.example:65535, a.example:65535",
    "a.example:1, a.example:1",
    "a.example:, a.example",
    "[::1]:8443, [::1]:8443",
    "[2001:db8::1], [2001:db8::1]",
  })
  void believesOnlyWhatIsAHostWithAPort(String told, @Nullable String authority) {
    headers.add("X-Forwarded-Host", told);
    assertEquals(authority, of().authority());
    headers.clear().add("Forwarded", "host=\"" + told + "\";for=1.2.3.4");
    assertEquals(authority, of().authority());
  }

  @ParameterizedTest
  @CsvSource({
    "8443, https, , own:8443",
    "8443, http, , own:8443",
    "443, https, , own",
    "80, http, , own",
    "80, https, , own",
    "443, http, , own",
    "0, https, , own",
    "65536, https, , own",
    "-1, https, , own",
    "x, https, , own",
    "'', https, , own",
    "'8443, 9443', https, , own:9443",
    "8443, https, shop.example, shop.example:8443",
    "8443, https, [::1], [::1]:8443",
    "8443, https, shop.example:9443, shop.example:9443",
    "8443, https, shop.example:443, shop.example:443",
  })
  void asksForTheToldPortWhereTheHostNamesNone(
      String told, String scheme, @Nullable String host, String asked) {
    headers.add("X-Forwarded-Port", told);
    if (host != null) {
      headers.add("X-Forwarded-Host", host);
    }
    assertEquals(asked, of().authority("own", scheme, headers));
  }

  @Test
  void believesNoPortOfAPeerThatIsNotTrusted() {
    headers.add("X-Forwarded-Port", "8443");
    ForwardedChain chain = ForwardedChain.of("9.9.9.9", headers, ForwardedChainTest::isTrusted);
    assertEquals("own", chain.authority("own", "https", headers));
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
