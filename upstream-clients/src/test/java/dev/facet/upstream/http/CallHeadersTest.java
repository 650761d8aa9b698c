// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallHeadersTest {
  private final MultiMap inbound = MultiMap.caseInsensitiveMultiMap();
  private final UpstreamRequest request = get("/users");

  @Test
  void forwardsNothingByDefault() {
    inbound.add("authorization", "Bearer t").add("accept-language", "de").add("cookie", "a=b");

    assertEquals(
        List.of("accept", "accept-encoding"), List.copyOf(buffered(config().build()).names()));
  }

  @Test
  void forwardsTheConfiguredHeadersWithAllTheirValues() {
    inbound.add("Accept-Language", "de").add("accept-language", "fr").add("x-other", "no");

    MultiMap sent = buffered(config().forward(false, "Accept-Language").build());

    assertEquals(List.of("de", "fr"), sent.getAll("accept-language"));
    assertFalse(sent.contains("x-other"));
  }

  @Test
  void forwardsCookiesInOneLine() {
    inbound.add("Cookie", "a=1; b=2").add("cookie", "c=3");

    MultiMap sent = buffered(config().forward(false, "cookie").build());

    assertEquals(List.of("a=1; b=2; c=3"), sent.getAll("cookie"));
  }

  @Test
  void forwardsAuthorizationWhereToldTo() {
    inbound.add("authorization", "Bearer t");

    assertEquals("Bearer t", buffered(config().forward(true).build()).get("authorization"));
  }

  @Test
  void neverForwardsWhatConnectionNames() {
    inbound.add("connection", "X-Secret, keep-alive").add("x-secret", "s").add("x-kept", "k");

    MultiMap sent = buffered(config().forward(false, "x-secret", "x-kept").build());

    assertEquals(
        List.of("accept", "accept-encoding", "x-kept"), sent.names().stream().sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Proxy-Authenticate",
        "Proxy-Authorization",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "HTTP2-Settings",
        "Content-Length"
      })
  void dropsHopByHopHeadersOfTheRequestItself(String name) {
    request.headers().add(name, "1").add("x-kept", "yes");

    assertFalse(streamed(config().build()).contains(name));
    assertEquals("yes", streamed(config().build()).get("x-kept"));
  }

  /** RFC 9110, section 10.1.4: a sender of TE names it in Connection. */
  @Test
  void asksForTheTrailersOfAStreamWhereTheCallerDoes() {
    request.headers().add("te", "Trailers");

    assertEquals("trailers", streamed(config().build()).get("te"));
    assertEquals("te", streamed(config().build()).get("connection"));
    assertFalse(buffered(config().build()).contains("te"));
  }

  @Test
  void prefersTheRequestsOwnHeaderToAForwardedOne() {
    inbound.add("accept-language", "de");
    request.headers().add("accept-language", "fr");

    assertEquals(
        List.of("fr"),
        buffered(config().forward(false, "accept-language").build()).getAll("accept-language"));
  }

  @Test
  void addsTheConfiguredHeadersInPlaceOfOthers() {
    request.headers().add("X-Api-Key", "forged");

    assertEquals(
        List.of("secret"),
        buffered(config().header("x-api-key", "secret").build()).getAll("x-api-key"));
    assertEquals(
        "secret", streamed(config().header("x-api-key", "secret").build()).get("x-api-key"));
  }

  @Test
  void sendsTheCorrelationIdInPlaceOfTheClients() {
    request.headers().add("X-Request-Id", "client").add("x-request-id", "again");

    assertEquals(List.of("id-1"), streamed(config().build()).getAll("x-request-id"));
    assertEquals("id-1", streamed(config().build()).get("x-request-id"));
  }

  @Test
  void asksForJsonUnlessTheRequestSaysOtherwise() {
    assertEquals("application/json", buffered(config().build()).get("accept"));
    request.headers().add("accept", "text/csv");
    assertEquals(List.of("text/csv"), buffered(config().build()).getAll("accept"));
  }

  @Test
  void streamsForwardNothingAndAskForNothing() {
    inbound.add("authorization", "Bearer t");

    assertEquals(
        List.of("x-request-id"), List.copyOf(streamed(config().forward(true).build()).names()));
  }

  @Test
  void keepsRepeatedHeaders() {
    request.headers().add("x-tag", "a").add("x-tag", "b");

    assertEquals(List.of("a", "b"), streamed(config().build()).getAll("x-tag"));
  }

  @Test
  void readsAreEqualWhereTheServiceCannotTellThemApart() {
    UpstreamConfig config =
        config().header("x-key", "secret").forward(false, "x-a", "x-b", "x-key").build();
    Object identity = identity(config);
    inbound.add("x-key", "not sent").add("x-other", "not sent");
    assertEquals(identity, identity(config));
    inbound.add("x-a", "1").add("x-b", "2");
    Object two = identity(config);
    assertNotEquals(identity, two);
    inbound.remove("x-b").add("x-a", "x-b").add("x-a", "2");
    assertNotEquals(two, identity(config));
    request.headers().add("X-A", "of the schema");
    Object own = identity(config);
    inbound.remove("x-a");
    assertEquals(own, identity(config));
  }

  private Object identity(UpstreamConfig config) {
    return new CallHeaders(config).identity(request, context("any"));
  }

  private MultiMap buffered(UpstreamConfig config) {
    MultiMap sent = HttpHeaders.headers();
    new CallHeaders(config).writeBuffered(request, context(""), sent);
    return sent;
  }

  private MultiMap streamed(UpstreamConfig config) {
    MultiMap sent = HttpHeaders.headers();
    UpstreamRequest streamed =
        new UpstreamRequest(HttpMethod.GET, "/", request.headers(), RequestBody.NONE, null);
    new CallHeaders(config).writeStreamed(streamed, context("id-1"), sent);
    return sent;
  }

  private CallContext context(String correlationId) {
    return new CallContext(CallContext.NO_DEADLINE, correlationId, inbound, new Cancellation());
  }

  private static ConfigBuilder config() {
    return ConfigBuilder.at("http://127.0.0.1:1");
  }
}
