// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeSource;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.config.ClientCredentialsConfig;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.Secret;
import dev.facet.upstream.config.ServiceAuthConfig;
import dev.facet.upstream.config.SignerConfig;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway shows services to prove who calls. */
final class ServiceCredentialsTest extends WithUpstream {
  private final FakeUpstream issuer = FakeUpstream.start(vertx);
  private final AtomicInteger issued = new AtomicInteger();

  @AfterEach
  void stopIssuer() {
    issuer.close();
  }

  @Test
  void callsThatBeginTogetherShareOneToken() {
    issuer.on("POST", "/token", _ -> token());
    upstream.on("GET", "/", _ -> FakeResponse.json(200, "{}"));
    CallRunner runner = runner(credentials().build());

    List<Future<UpstreamResponse>> calls =
        Stream.generate(
                () -> runner.later(() -> runner.client().call(get("/"), CallContext.detached())))
            .limit(20)
            .toList();
    calls.forEach(call -> assertEquals(200, CallRunner.await(call).status()));

    assertEquals(1, issuer.count("/token"));
    assertTrue(
        upstream.requests().stream()
            .allMatch(request -> request.header("authorization").equals("Bearer t-1")));
  }

  @Test
  void aTokenThatTheServiceTakesNoMoreIsFetchedAnewOnceAndTheCallRetried() {
    issuer.on("POST", "/token", _ -> token());
    upstream.on(
        "GET",
        "/",
        request ->
            FakeResponse.json(
                request.header("authorization").equals("Bearer t-2") ? 200 : 401, "{}"));
    CallRunner runner = runner(credentials().build());

    assertEquals(List.of(), runner.client().secrets());
    assertEquals(200, runner.call(get("/")).status());
    assertEquals(200, runner.call(get("/")).status());
    assertEquals(List.of("t-2", "t-1"), runner.client().secrets(), "not to be shown");
    assertEquals(2, issuer.count("/token"));
    assertEquals(3, upstream.count("/"));
    assertEquals(1, runner.state().retries(RetryReason.CREDENTIALS));
  }

  /** A 401 says that nothing was done. */
  @Test
  void aBodyThatArrivedWhileItWasSentIsSentOnceMoreWithTheNewToken() {
    issuer.on("POST", "/token", _ -> token());
    upstream.on(
        "POST",
        "/",
        request ->
            FakeResponse.json(
                request.header("authorization").equals("Bearer t-2") ? 201 : 401, "{}"));
    CallRunner runner = runner(credentials().build());
    FakeSource source = new FakeSource().push("abc").push("def").end();
    UpstreamRequest post =
        CallRunner.request(HttpMethod.POST, "/", new RequestBody.Streamed(source, 6));

    var response = runner.on(() -> runner.client().stream(post, CallContext.detached()));

    assertEquals(201, response.status());
    assertEquals("abcdef", upstream.requests().getLast().body().toString());
  }

  @Test
  void aServiceThatTakesNoTokenIsAskedTwiceAndTheIssuerNotForEveryCall() {
    issuer.on("POST", "/token", _ -> token());
    upstream.on("POST", "/", _ -> FakeResponse.json(401, "{}"));
    CallRunner runner = runner(credentials().build(), () -> 0);
    UpstreamRequest post =
        CallRunner.request(HttpMethod.POST, "/", new RequestBody.Bytes(Buffer.buffer("x")));

    assertEquals(401, runner.call(post).status());
    assertEquals(401, runner.call(post).status());
    assertEquals(2, issuer.count("/token"));
    assertEquals(3, upstream.count("/"));
  }

  @Test
  void whoLeavesWhileItWaitsForTheTokenSendsNothing() throws InterruptedException {
    Promise<FakeResponse> late = Promise.promise();
    issuer.on("POST", "/token", _ -> FakeResponse.later(late.future()));
    upstream.on("GET", "/", _ -> FakeResponse.json(200, "{}"));
    CallRunner runner = runner(credentials().build());
    Cancellation cancellation = new Cancellation();
    CallContext leaving =
        new CallContext(
            CallContext.NO_DEADLINE, "", MultiMap.caseInsensitiveMultiMap(), cancellation);
    Future<UpstreamResponse> left = runner.later(() -> runner.client().call(get("/"), leaving));
    issuer.awaitRequests(1);
    runner.on(() -> {
      cancellation.cancel();
      return Future.succeededFuture();
    });
    CallRunner.failureOf(left);

    late.complete(token());

    assertEquals(200, runner.call(get("/")).status());
    assertEquals(1, upstream.count("/"));
  }

  @Test
  void withoutATokenNothingIsSentAndTheBreakerCountsNothing() {
    issuer.on("POST", "/token", _ -> FakeResponse.json(500, "{\"oops\":\"hunter2\"}"));
    CallRunner runner =
        runner(credentials().breaker(1, Duration.ofSeconds(60)).build(), () -> 1_000);

    for (int i = 0; i < 3; i++) {
      UpstreamFailure failure = runner.failure(get("/"));
      assertEquals(
          "no access token: " + issuer.url() + ": status 500",
          assertInstanceOf(Unreachable.class, failure).cause());
    }
    assertEquals(1, issuer.count("/token"), "asked again only after a while");
    assertEquals(0, upstream.count("/"));
  }

  @Test
  void anIssuerThatCannotBeReachedIsNamed() throws IOException {
    try (Socket deaf = deaf()) {
      String url = "http://127.0.0.1:" + deaf.getLocalPort();
      CallRunner runner = runner(config().with("auth", auth(url + "/token?key=hunter2")).build());

      String cause = runner.failure(get("/")).cause();

      assertTrue(cause.startsWith("no access token: " + url + ": not connected: "), cause);
      assertFalse(cause.contains("hunter2"), cause);
    }
  }

  @Test
  void aSignerAddsHeadersToWhatIsSent() {
    upstream.on("GET", "/a", _ -> FakeResponse.json(200, "{}"));
    CallRunner runner =
        runner(
            config()
                .with(
                    "auth",
                    new ServiceAuthConfig(
                        null, new SignerConfig("test", Map.of("key", new Secret("k")))))
                .build());

    runner.call(get("/a?b=c"));

    assertEquals(
        "k GET " + upstream.url() + " /a?b=c 0",
        upstream.requests().getFirst().header("x-signature"));
  }

  @Test
  void aSignerThatFailsEndsTheCallBeforeAnythingIsSent() {
    CallRunner runner =
        runner(
            config()
                .with("auth", new ServiceAuthConfig(null, new SignerConfig("test", null)))
                .build());

    assertEquals(
        "a fault in the gateway: its signer failed: IllegalStateException",
        runner.failure(get("/")).cause());
    assertEquals(0, upstream.requests().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length", "transfer-encoding", "host", "connection", "te", "expect"})
  void aSignerThatSaysHowARequestIsSentEndsTheCallBeforeAnythingIsSent(String header) {
    SignerConfig signer = new SignerConfig("test", Map.of("header", new Secret(header)));
    CallRunner runner = runner(config().with("auth", new ServiceAuthConfig(null, signer)).build());

    assertEquals(
        "a fault in the gateway: its signer failed: it changed "
            + header.toLowerCase(Locale.ROOT)
            + " (expected: other headers; the gateway alone says how a request is sent)",
        runner.failure(get("/")).cause());
    assertEquals(0, upstream.requests().size());
  }

  private ConfigBuilder credentials() {
    return config().with("auth", auth(issuer.url() + "/token"));
  }

  private static ServiceAuthConfig auth(String tokenUrl) {
    return new ServiceAuthConfig(
        new ClientCredentialsConfig(
            URI.create(tokenUrl), "shop", new Secret("hunter2"), List.of(), null, null),
        null);
  }

  private FakeResponse token() {
    return FakeResponse.json(
        200,
        "{\"access_token\":\"t-%d\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
            .formatted(issued.incrementAndGet()));
  }
}
