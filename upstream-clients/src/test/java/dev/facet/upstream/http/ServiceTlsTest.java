// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.TestPem;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.PemFile;
import dev.facet.upstream.config.TlsConfig;
import dev.facet.upstream.config.TlsVersion;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the settings of TLS do on the wire. */
final class ServiceTlsTest extends WithAuthority {
  @Test
  void trustsTheAuthorityOfTheServiceInPlaceOfOthers() throws IOException {
    try (FakeUpstream service = start(options())) {
      assertEquals(200, status(service, "localhost", own(null, null)));
      assertEquals(
          "not connected: TLS: the service's certificate is of an unknown authority",
          failure(service, TlsConfig.DEFAULT).cause());
    }
  }

  @Test
  void showsItsCertificateToAServiceThatWantsOne() throws IOException, InterruptedException {
    TestPem.Signed client = authority().sign("client", "gateway");
    NetServerOptions strict =
        options().setClientAuth(ClientAuth.REQUIRED).setTrustOptions(authority().trusted());
    try (FakeUpstream service = start(strict)) {
      TlsConfig shown =
          new TlsConfig(
              read(authority().ca()), read(client.cert()), read(client.key()), null, null);

      assertEquals(200, status(service, "localhost", shown));
      assertTrue(failure(service, own(null, null)).cause().contains("TLS: "));
    }
  }

  @Test
  void verifiesAndAsksForTheServerNameAndLeavesTheHostAsItIs()
      throws IOException, InterruptedException {
    TestPem.Signed named = authority().sign("named", "users.internal");
    HttpServerOptions options =
        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(named.options());
    HttpServer service =
        await(
            vertx
                .createHttpServer(options)
                .requestHandler(request ->
                    request
                        .response()
                        .end(
                            request.connection().indicatedServerName()
                                + " for "
                                + request.getHeader("host")))
                .listen(0, "127.0.0.1"));

    for (String host : new String[] {"localhost", "127.0.0.1"}) {
      String url = "https://" + host + ":" + service.actualPort();
      try (CallRunner runner = new CallRunner(vertx, config(url, own("users.internal", null)))) {
        assertEquals(
            "users.internal for " + host + ":" + service.actualPort(),
            new String(runner.call(get("/")).body().bytes(), UTF_8));
      }
    }
    UpstreamConfig unnamed = config("https://localhost:" + service.actualPort(), own(null, null));
    try (CallRunner runner = new CallRunner(vertx, unnamed)) {
      String cause = runner.failure(get("/")).cause();
      assertTrue(cause.contains("the service's certificate is for another host name"), cause);
    }
    await(service.close());
  }

  @Test
  void asksForNamesWithoutADotToo() throws IOException {
    HttpServerOptions options =
        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(server().options());
    HttpServer service =
        await(
            vertx
                .createHttpServer(options)
                .requestHandler(
                    request -> request.response().end(request.connection().indicatedServerName()))
                .listen(0, "127.0.0.1"));
    String url = "https://localhost:" + service.actualPort();

    try (CallRunner runner = new CallRunner(vertx, config(url, own(null, null)))) {
      assertEquals("localhost", new String(runner.call(get("/")).body().bytes(), UTF_8));
    }
    await(service.close());
  }

  @Test
  void speaksNoOlderVersionThanItMay() throws IOException {
    NetServerOptions old = options().setEnabledSecureTransportProtocols(Set.of("TLSv1.2"));
    try (FakeUpstream service = start(old)) {
      assertEquals(200, status(service, "localhost", own(null, null)));
      assertTrue(
          failure(service, own(null, TlsVersion.TLS_1_3))
              .cause()
              .startsWith("not connected: TLS: "));
    }
  }

  private static int status(FakeUpstream service, String host, TlsConfig tls) {
    UpstreamConfig config = config("https://" + host + ":" + service.port(), tls);
    try (CallRunner runner = new CallRunner(vertx, config)) {
      return runner.call(get("/")).status();
    }
  }

  private static UpstreamFailure failure(FakeUpstream service, TlsConfig tls) {
    UpstreamConfig config = config("https://localhost:" + service.port(), tls);
    try (CallRunner runner = new CallRunner(vertx, config)) {
      return runner.failure(get("/"));
    }
  }

  private static UpstreamConfig config(String url, TlsConfig tls) {
    return ConfigBuilder.at(url).connectTimeout(Duration.ofSeconds(10)).with("tls", tls).build();
  }

  private static TlsConfig own(@Nullable String name, @Nullable TlsVersion version)
      throws IOException {
    return new TlsConfig(read(authority().ca()), null, null, name, version);
  }

  private static FakeUpstream start(NetServerOptions options) {
    return FakeUpstream.start(vertx, options)
        .on("GET", "/", request -> FakeResponse.json(200, "{}"));
  }

  private static NetServerOptions options() {
    return new NetServerOptions()
        .setHost("127.0.0.1")
        .setPort(0)
        .setSsl(true)
        .setKeyCertOptions(server().options());
  }

  private static PemFile read(Path file) throws IOException {
    return new PemFile(file.getFileName().toString(), Files.readString(file));
  }
}
