// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.TlsFailure;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.HttpProtocol;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which protocol is agreed on over TLS. */
final class Http2TlsTest extends WithAuthority {
  @ParameterizedTest
  @CsvSource({
    "auto, h2 http/1.1, HTTP_2",
    "auto, http/1.1, HTTP_1_1",
    "auto, none, HTTP_1_1",
    "http2, h2 http/1.1, HTTP_2",
    "http1, h2 http/1.1, HTTP_1_1",
  })
  void theServiceIsSpokenTo(String protocol, String offered, String spoken) {
    HttpServer service = service(offered);
    try (CallRunner runner = runner("localhost", service, protocol)) {
      for (int i = 0; i < 3; i++) {
        assertEquals(spoken, new String(runner.call(get("/")).body().bytes(), UTF_8));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"none", "http/1.1"})
  void aServiceThatDoesNotSpeakHttp2IsCalledSo(String offered) {
    HttpServer service = service(offered);
    try (CallRunner runner = runner("localhost", service, "http2")) {
      UpstreamFailure failure = assertInstanceOf(Unreachable.class, runner.failure(get("/")));
      assertTrue(
          failure.cause().endsWith("the service does not speak HTTP/2 (ALPN)"), failure::cause);
    }
  }

  @ParameterizedTest
  @CsvSource({"http2", "auto"})
  void theHostNameIsVerified(String protocol) {
    HttpServer service = service("h2 http/1.1");
    try (CallRunner runner = runner("127.0.0.1", service, protocol)) {
      UpstreamFailure failure = runner.failure(get("/"));
      assertEquals(TlsFailure.CERTIFICATE, failure.tls());
      assertTrue(failure.cause().contains("is for another host name"), failure::cause);
    }
  }

  /** Its alert comes behind the handshake, when HTTP/2 has begun here. */
  @ParameterizedTest
  @CsvSource({"http2, TLSv1.3", "auto, TLSv1.3", "http2, TLSv1.2", "auto, TLSv1.2"})
  void aServiceThatWantsACertificateIsNotConnectedForItsAlert(String protocol, String version) {
    HttpServer service =
        listening(
            options("h2 http/1.1")
                .setClientAuth(ClientAuth.REQUIRED)
                .setTrustOptions(authority().trusted())
                .setEnabledSecureTransportProtocols(Set.of(version)));
    try (CallRunner runner = runner("localhost", service, protocol)) {
      UpstreamFailure failure = assertInstanceOf(Unreachable.class, runner.failure(get("/")));
      assertEquals(TlsFailure.ALERT, failure.tls(), failure::cause);
      assertTrue(failure.cause().startsWith("not connected: TLS: "), failure::cause);
    }
  }

  @Test
  void autoIsHttp1InClearText() {
    HttpServer service =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(request -> request.response().end(request.version().name()));
    await(service.listen());
    try (CallRunner runner =
        new CallRunner(
            vertx,
            ConfigBuilder.at("http://127.0.0.1:" + service.actualPort())
                .with("protocol", HttpProtocol.AUTO)
                .build())) {
      assertEquals("HTTP_1_1", new String(runner.call(get("/")).body().bytes(), UTF_8));
    }
  }

  /** Offers protocols by ALPN, or knows nothing of it. */
  private static HttpServer service(String offered) {
    return listening(options(offered));
  }

  private static HttpServerOptions options(String offered) {
    return new HttpServerOptions()
        .setHost("127.0.0.1")
        .setPort(0)
        .setSsl(true)
        .setUseAlpn(!offered.equals("none"))
        .setAlpnVersions(
            offered.startsWith("h2")
                ? List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1)
                : List.of(HttpVersion.HTTP_1_1))
        .setKeyCertOptions(server().options());
  }

  private static HttpServer listening(HttpServerOptions options) {
    HttpServer service =
        vertx
            .createHttpServer(options)
            .requestHandler(request -> request.response().end(request.version().name()));
    await(service.listen());
    return service;
  }

  private static CallRunner runner(String host, HttpServer service, String protocol) {
    return new CallRunner(
        vertx,
        ConfigBuilder.at("https://" + host + ":" + service.actualPort())
            .with("protocol", HttpProtocol.valueOf(protocol))
            .build(),
        authority().trusted());
  }
}
