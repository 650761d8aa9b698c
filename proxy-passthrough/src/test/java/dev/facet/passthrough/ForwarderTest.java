// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.passthrough.choice.Target;
import dev.facet.passthrough.choice.WeightedTargets;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the forwarder asks of a service and makes of its response. */
class ForwarderTest {
  private static final Set<String> OWN =
      Set.of(
          "via",
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-proto");

  private final ScriptedClient client = new ScriptedClient("orders");
  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
  private PathRewrite rewrite = new PathRewrite.Keep();
  private boolean preserveHost;
  private HttpMethod method = HttpMethod.GET;
  private RequestBody body = RequestBody.NONE;

  @Test
  void forwardsPathAndQueryByteByByte() {
    forward("/a%3Ab/%2f;x=1", "q=%2B+a&&=%zz?/");
    assertEquals("/a%3Ab/%2f;x=1?q=%2B+a&&=%zz?/", sent().target());
    forward("/a", null);
    assertEquals("/a", sent().target());
    forward("/a", "");
    assertEquals("/a?", sent().target());
  }

  /** What is left may be nothing: the service's base URL has a path of its own, or it is /. */
  @Test
  void addsNoSlashThatTheClientDidNotSend() {
    rewrite = PathRewrite.Prefix.strip("/v1");
    forward("/v1", "a=b");
    assertEquals("?a=b", sent().target());
    forward("/v1", null);
    assertEquals("", sent().target());
    forward("/v1/", null);
    assertEquals("/", sent().target());
  }

  @Test
  void stripsAPrefixAndSaysSo() {
    rewrite = PathRewrite.Prefix.strip("/v1");
    forward("/v1/orders", "a=b");
    assertEquals("/orders?a=b", sent().target());
    assertEquals("/v1", sent().headers().get("X-Forwarded-Prefix"));
  }

  /** And where a plugin adds one of them, it is left out all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "Expect",
        ":authority",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Port",
        "X-Forwarded-Proto",
        "X-Forwarded-Prefix",
        "Forwarded"
      })
  void leavesOutWhatEndsHere(String name) {
    headers.add(name, "forged").add(name, "twice");
    forward("/", "");
    MultiMap sent = sent().headers();
    assertTrue(OWN.containsAll(sent.names()), sent.toString());
    assertFalse(sent.toString().contains("forged"), sent.toString());
  }

  @Test
  void forwardsTheRestAsItIs() {
    headers.add("Accept", "a").add("accept", "b").add("X-Forwarded-User", "alice");
    headers.add("TE", "trailers").add("X-Request-Id", "client").add("Hosts", "h").add("Vi", "v");
    forward("/", "");
    MultiMap sent = sent().headers();
    assertEquals(List.of("a", "b"), sent.getAll("Accept"));
    assertEquals("alice", sent.get("X-Forwarded-User"));
    assertEquals("trailers", sent.get("TE"));
    assertEquals("client", sent.get("X-Request-Id"));
    assertEquals("h", sent.get("Hosts"));
    assertEquals("v", sent.get("Vi"));
    assertEquals(2, headers.getAll("Accept").size(), "the request is only read");
  }

  /** RFC 9113 section 8.2.3: HTTP/2 may split the header, HTTP/1.1 must not. */
  @Test
  void joinsTheCookies() {
    headers.add("cookie", "a=b").add("cookie", "c=d");
    forward("/", "");
    assertEquals(List.of("a=b; c=d"), sent().headers().getAll("cookie"));
  }

  @Test
  void keepsTheHostToItselfUnlessTold() {
    headers.add("Host", "spoofed");
    forward("/", "");
    assertFalse(sent().headers().contains("Host"));
    preserveHost = true;
    forward("/", "");
    assertEquals(List.of("shop.example"), sent().headers().getAll("Host"));
  }

  @Test
  void continuesVia() {
    headers.add("Via", "1.0 a").add("via", "1.1 b");
    forward("/", "");
    assertEquals(List.of("1.0 a, 1.1 b, 2.0 facet"), sent().headers().getAll("Via"));
  }

  @Test
  void rejectsARequestThatWasHereBefore() {
    headers.add("Via", "1.1 a").add("Via", "1.1 facet, 1.1 b");
    Future<ForwardedResponse> response = send("/", "");
    assertInstanceOf(ForwardingLoopException.class, response.cause());
    assertNull(client.received);
  }

  @Test
  void handsTheBodyOverUntouched() {
    method = HttpMethod.POST;
    body = new RequestBody.Bytes(Buffer.buffer("x"));
    forward("/", "");
    assertSame(body, sent().body());
    assertEquals(HttpMethod.POST, sent().method());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.1", "2"})
  void tellsByWhichVersionTheResponseCame(String protocol) {
    client.protocol = protocol;
    assertEquals(protocol + " facet", forward("/", "").headers().get("via"));
  }

  @Test
  void namesItselfInWhatItsCacheSaysOfAFailure() {
    UpstreamException failure = new UpstreamException(new Overloaded("orders"));
    Forwarder forwarder = new Forwarder("facet", (delay, task) -> Timers.Timer.NONE);

    assertSame(failure, forwarder.named(failure));
    assertEquals(
        "facet; fwd=stale",
        forwarder.named(failure.with(CacheStatus.miss("stale"))).cacheStatus().parameters());
  }

  @Test
  void cleansTheResponse() {
    client.headers.add("Connection", "X-Hop").add("X-Hop", "1").add("Transfer-Encoding", "chunked");
    client.headers.add("Keep-Alive", "timeout=5").add("Upgrade", "h2").add("Via", "1.1 inner");
    client.headers.add("Date", "Sat, 21 Nov 2026 00:00:00 GMT").add("Server", "s").add("X_A", "1");
    ForwardedResponse response = forward("/", "");
    assertEquals(Set.of("Date", "Server", "via", "X_A"), response.headers().names());
    assertEquals(List.of("1.1 inner, 1.1 facet"), response.headers().getAll("Via"));
    assertEquals("Sat, 21 Nov 2026 00:00:00 GMT", response.headers().get("Date"));
    assertEquals(200, response.status());
    assertSame(client, response.body());
    assertFalse(client.resumed);
  }

  /** Every cookie keeps its line, and its path is the client's. */
  @Test
  void translatesRedirectsAndCookies() {
    rewrite = PathRewrite.Prefix.strip("/v1");
    client.headers.add("Location", "http://orders-1:8080/orders/7");
    client.headers.add("Set-Cookie", "a=1; Path=/").add("Set-Cookie", "b=2");
    ForwardedResponse response = forward("/v1/orders", "");
    assertEquals("https://shop.example/v1/orders/7", response.headers().get("Location"));
    assertEquals(List.of("a=1; Path=/v1", "b=2"), response.headers().getAll("Set-Cookie"));
  }

  @ParameterizedTest
  @CsvSource({"HEAD,200,7", "GET,304,7", "GET,204,"})
  void aResponseWithoutABodyIsReadToItsEnd(String name, int status, String length) {
    method = HttpMethod.valueOf(name);
    client.status = status;
    client.headers.add("Content-Length", "7");
    ForwardedResponse response = forward("/", "");
    assertNull(response.body());
    assertTrue(client.resumed);
    assertEquals(length, response.headers().get("Content-Length"));
  }

  /** RFC 9110 section 6.5.1: no framing in trailers. */
  @Test
  void forwardsTrailersThatMayBeForwarded() {
    ForwardedResponse response = forward("/", "");
    assertTrue(response.trailers().isEmpty());
    client.trailers.add("grpc-status", "0").add("Content-Length", "1").add("Connection", "x");
    assertEquals(Set.of("grpc-status"), response.trailers().names());
  }

  @Test
  void abortsTheResponse() {
    forward("/", "").abort();
    assertTrue(client.aborted);
  }

  private UpstreamRequest sent() {
    return Objects.requireNonNull(client.received);
  }

  private ForwardedResponse forward(String path, @Nullable String query) {
    Future<ForwardedResponse> response = send(path, query);
    assertNotNull(response.result(), () -> String.valueOf(response.cause()));
    return response.result();
  }

  private Future<ForwardedResponse> send(String path, @Nullable String query) {
    ForwardRequest request =
        new ForwardRequest(
            method, "https", "shop.example", path, query, headers, body, "9.9.9.9", false, "2.0");
    Target target = new Target(client, 1);
    PassthroughRoute route =
        new PassthroughRoute(
            "r",
            new RequestRewrite(
                rewrite,
                QueryRewrite.KEEP,
                preserveHost ? new HostHeader.Client() : new HostHeader.Endpoint()),
            new Destinations(new WeightedTargets(List.of(target))));
    CallContext context =
        new CallContext(CallContext.NO_DEADLINE, "id", headers, new Cancellation());
    return new Forwarder("facet", (delay, task) -> Timers.Timer.NONE)
        .forward(request, route, context);
  }
}
