// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.Delivery;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.config.ClientCredentialsConfig;
import dev.facet.upstream.config.Secret;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a token is asked for, and what counts as one. */
final class TokenExchangeTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void asksAsTheClientItIs() {
    UpstreamRequest request =
        TokenExchange.request(
            new ClientCredentialsConfig(
                URI.create("https://id.example/token?tenant=a"),
                "shop:1",
                new Secret("s%c&r t"),
                List.of("orders.read", "orders.write"),
                "https://orders.example",
                null));

    assertEquals("/token?tenant=a", request.target());
    assertEquals(
        "shop%3A1:s%25c%26r+t",
        new String(
            Base64.getDecoder().decode(request.headers().get("authorization").substring(6)),
            UTF_8));
    assertEquals(
        "grant_type=client_credentials&scope=orders.read+orders.write"
            + "&audience=https%3A%2F%2Forders.example",
        assertInstanceOf(RequestBody.Bytes.class, request.body()).bytes().toString());
  }

  @Test
  void asksForTheRootWhereTheUrlHasNoPath() {
    UpstreamRequest request =
        TokenExchange.request(
            new ClientCredentialsConfig(
                URI.create("https://id.example"), "shop", new Secret("s"), List.of(), null, null));

    assertEquals("/", request.target());
  }

  @Test
  void readsATokenAndHowLongItLives() {
    AccessToken token =
        read(200, "{\"access_token\":\"a.b\",\"token_type\":\"bearer\",\"expires_in\":\"100\"}");

    assertEquals("Bearer a.b", token.header());
    assertFalse(token.due(79 * SECOND));
    assertTrue(token.due(80 * SECOND));
    assertFalse(token.expired(99 * SECOND));
    assertTrue(token.expired(100 * SECOND));
    assertEquals("***", token.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775807", "1000000000000000000000", "\"0031536001\""})
  void aTokenThatIsToLiveForEverIsRenewedOnceAYear(String life) {
    AccessToken token =
        read(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":" + life + "}");

    long year = Duration.ofDays(365).toNanos();
    assertFalse(token.expired(year - 1));
    assertTrue(token.expired(year));
  }

  @Test
  void aTokenOfWhichNothingIsSaidLivesForFiveMinutes() {
    AccessToken token = read(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}");

    assertFalse(token.expired(299 * SECOND));
    assertTrue(token.expired(300 * SECOND));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {\"error\":\"invalid_client\",\"error_description\":\"hunter2\"} | status 401, invalid_client",
        "400 | {\"error\":\"hunter2 !\"}                  | status 400",
        "400 | {\"error\":\"hunter\"}                     | status 400",
        "400 | {\"error\":\"invalid_scope\"}              | status 400, invalid_scope",
        "201 | {\"access_token\":\"hunter2\",\"token_type\":\"Bearer\"} | status 201",
        "302 | <h1>hunter2</h1>                           | status 302, and not a JSON object",
        "200 | {\"access_token\":\"a\\r\\nx: hunter2\",\"token_type\":\"Bearer\"} | status 200 without an access_token that can be sent",
        "200 | {\"access_token\":\"h\u00fcnter2\",\"token_type\":\"Bearer\"} | status 200 without an access_token that can be sent",
        "200 | {\"access_token\":7,\"token_type\":\"Bearer\"} | status 200 without an access_token that can be sent",
        "200 | {\"access_token\":\"hunter2\",\"token_type\":\"Bearer\",\"expires_in\":\"soon\"} | an expires_in that is no positive integer",
        "500 | <h1>hunter2</h1>                           | status 500, and not a JSON object",
        "200 | hunter2                                    | status 200, and not a JSON object",
        "200 | [\"hunter2\"]                              | status 200, and not a JSON object",
        "200 | {}                 | status 200 without an access_token that can be sent",
        "200 | {\"access_token\":\"hunter 2\",\"token_type\":\"Bearer\"} | status 200 without an access_token that can be sent",
        "200 | {\"access_token\":\"hunter2\"}             | a token_type that is not Bearer",
        "200 | {\"access_token\":\"hunter2\",\"token_type\":\"mac\"} | a token_type that is not Bearer",
        "200 | {\"access_token\":\"hunter2\",\"token_type\":\"Bearer\",\"expires_in\":-1} | an expires_in that is no positive integer",
        "200 | {\"access_token\":\"hunter2\",\"token_type\":\"Bearer\",\"expires_in\":0} | an expires_in that is no positive integer"
      })
  void saysWhatIsWrongWithAResponseAndNotWhatIsInIt(int status, String body, String cause) {
    assertEquals(cause, assertThrows(TokenFailure.class, () -> read(status, body)).getMessage());
  }

  private static AccessToken read(int status, String body) {
    return TokenExchange.read(
        new UpstreamResponse(
            status,
            MultiMap.caseInsensitiveMultiMap(),
            ResponseBody.of(body.getBytes(UTF_8)),
            Delivery.NONE),
        0);
  }
}
