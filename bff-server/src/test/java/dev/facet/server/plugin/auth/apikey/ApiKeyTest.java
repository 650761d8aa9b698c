// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Principal;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.RejectionMessages;
import dev.facet.server.plugin.auth.apikey.ApiKeyConfig.ClientConfig;
import dev.facet.upstream.config.Secret;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
  private static final String HASH_OF_B =
      HexFormat.of().formatHex(ApiKeys.hash("key-b".getBytes(StandardCharsets.UTF_8)));

  private static ApiKeyConfig lines(String text) {
    return new ApiKeyConfig(null, new Secret(text), null, null);
  }

  private static ApiKeyPlugin plugin(ApiKeyConfig config) {
    return new ApiKeyPlugin(config, "partner");
  }

  private static ApiKeyConfig clients(@Nullable Boolean forward) {
    return new ApiKeyConfig(
        "X-Key",
        null,
        List.of(
            new ClientConfig("a", new Secret("key-a"), null, List.of("orders.read")),
            new ClientConfig("b", null, new Secret(HASH_OF_B), null)),
        forward);
  }

  private static @Nullable Principal principal(ApiKeyConfig config, String header, String key) {
    Exchange exchange = Exchanges.get("/", header, key);
    Future<GatewayResponse> response = plugin(config).handle(exchange, Exchanges::ok);
    return response.succeeded() ? exchange.principal() : null;
  }

  @Test
  void hasDefaults() {
    assertEquals(new ApiKeyConfig("x-api-key", new Secret("a:b"), List.of(), false), lines("a:b"));
  }

  @Test
  void knowsCallersByKeyOrByHash() {
    assertEquals(
        new Principal("a", "partner", Set.of("orders.read"), Map.of()),
        principal(clients(null), "x-key", "key-a"));
    assertEquals(
        new Principal("b", "partner", Set.of(), Map.of()),
        principal(clients(null), "x-key", "key-b"));
  }

  @Test
  void readsLines() {
    ApiKeyConfig config =
        lines("# partners\n\n a : key:with:colons \r\nb:sha256:" + HASH_OF_B + "\na:second-key");
    assertEquals("a", name(principal(config, "x-api-key", "key:with:colons")));
    assertEquals("a", name(principal(config, "x-api-key", "second-key")));
    assertEquals("b", name(principal(config, "x-api-key", "key-b")));
  }

  private static String name(@Nullable Principal principal) {
    return principal == null ? "nobody" : principal.subject();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key", "KEY-A", "key-a ", "key-aa", "sha256:x", "a:key-a"})
  void rejectsEveryOtherKey(String key) {
    Problem problem =
        Exchanges.problem(
            plugin(clients(null)).handle(Exchanges.get("/", "x-key", key), Exchanges::ok));
    assertEquals(401, problem.status());
    assertEquals("UNAUTHENTICATED", problem.code());
    assertEquals("ApiKey", problem.headers().get("www-authenticate"));
  }

  @Test
  void rejectsTheHashInPlaceOfTheKey() {
    assertEquals("nobody", name(principal(clients(null), "x-key", HASH_OF_B)));
  }

  @Test
  void rejectsARequestWithoutAKeyOrWithTwo() {
    for (Exchange exchange :
        List.of(
            Exchanges.get("/?x-key=key-a"),
            Exchanges.get("/", "x-key", "key-a", "x-key", "key-b"))) {
      assertEquals(
          401, Exchanges.problem(plugin(clients(null)).handle(exchange, Exchanges::ok)).status());
    }
  }

  @Test
  void hidesTheKeyFromServicesUnlessToldToForwardIt() {
    Exchange hidden = Exchanges.get("/", "x-key", "key-a");
    var _ = plugin(clients(null)).handle(hidden, Exchanges::ok);
    assertFalse(hidden.request().headers().contains("x-key"));
    Exchange forwarded = Exchanges.get("/", "x-key", "key-a");
    var _ = plugin(clients(true)).handle(forwarded, Exchanges::ok);
    assertTrue(forwarded.request().headers().contains("x-key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"secret-key", ":secret-key", "a:", "\na:b\nsecret-key", "a:sha256:secret"})
  void namesTheLineOfAMistakeAndNeverShowsIt(String text) {
    String message = RejectionMessages.message(() -> plugin(lines(text)));
    assertTrue(message.matches("keys: \\*{3} in line \\d \\(expected: name:.*\\)"), message);
    assertFalse(message.contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\u0001b", "a\u007f", "a\u0085b", "a\nb"})
  void rejectsAKeyThatNoClientCanSend(String key) {
    assertEquals(
        "key: *** (expected: no control characters, and no white space at its ends)",
        RejectionMessages.message(() -> new ClientConfig("a", new Secret(key), null, null)));
    assertEquals(
        "key: *** (expected: no control characters, and no white space at its ends)",
        RejectionMessages.message(() -> new ClientConfig("a", new Secret(" a"), null, null)));
  }

  @Test
  void namesTheLineOfAKeyThatNoClientCanSend() {
    assertEquals(
        "keys: *** in line 2 (expected: no control characters, and no white space at its ends)",
        RejectionMessages.message(() -> plugin(lines("a:b\nc:d\u0001"))));
  }

  /** Received as one character for each byte. */
  @ParameterizedTest
  @ValueSource(strings = {"cl\u00e9", "cl\u00c3\u00a9"})
  void knowsAKeyBeyondAsciiInUtf8AndInLatin1(String received) {
    assertEquals("a", name(principal(lines("a:clé"), "x-api-key", received)));
    assertEquals("nobody", name(principal(lines("a:clè"), "x-api-key", received)));
  }

  @Test
  void knowsAKeyBeyondLatin1InUtf8() {
    String received =
        new String("ключ".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertEquals("a", name(principal(lines("a:ключ"), "x-api-key", received)));
    assertEquals("nobody", name(principal(lines("a:ключ"), "x-api-key", "????")));
  }

  @Test
  void knowsTheBytesOfAKeyThatIsNotAsciiByItsHash() {
    String latin = HexFormat.of().formatHex(ApiKeys.hash(new byte[] {'c', 'l', (byte) 0xe9}));

    assertEquals("a", name(principal(lines("a:sha256:" + latin), "x-api-key", "cl\u00e9")));
    assertEquals(
        "nobody", name(principal(lines("a:sha256:" + latin), "x-api-key", "cl\u00c3\u00a9")));
  }

  @Test
  void rejectsConfigurationsThatCannotWork() {
    assertEquals(
        "keys: none (expected: keys or clients)",
        RejectionMessages.message(() -> new ApiKeyConfig(null, null, null, null)));
    assertEquals(
        "keys: none (expected: 1 line or more)",
        RejectionMessages.message(() -> plugin(lines("# none"))));
    assertEquals(
        "header: x key (expected: a header's name)",
        RejectionMessages.message(() -> new ApiKeyConfig("x key", new Secret("a:b"), null, null)));
    assertEquals(
        "keys: *** in line 2 (expected: a key of its own)",
        RejectionMessages.message(() -> plugin(lines("a:same\nb:same"))));
    assertEquals(
        "name: ' ' (expected: a name)",
        RejectionMessages.message(() -> new ClientConfig(" ", new Secret("k"), null, null)));
    assertEquals(
        "key: none (expected: key or sha256)",
        RejectionMessages.message(() -> new ClientConfig("a", null, null, null)));
    assertEquals(
        "key: two (expected: key or sha256)",
        RejectionMessages.message(
            () -> new ClientConfig("a", new Secret("k"), new Secret(HASH_OF_B), null)));
    assertEquals(
        "key: *** (expected: not empty)",
        RejectionMessages.message(() -> new ClientConfig("a", new Secret(""), null, null)));
    assertEquals(
        "sha256: *** (expected: 64 hexadecimal digits)",
        RejectionMessages.message(() -> new ClientConfig("a", null, new Secret("abc"), null)));
  }

  @Test
  void isNotPrinted() {
    assertFalse(clients(null).toString().contains("key-a"));
  }
}
