// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.TestPem;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS to a service, and why it does not come about. */
final class TlsTest {
  private static final Vertx VERTX = Vertx.vertx();

  @TempDir private static @Nullable Path folder;
  private static @Nullable TestPem authority;
  private static TestPem.@Nullable Signed certificate;
  private static @Nullable FakeUpstream upstream;

  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    authority = TestPem.authority(Objects.requireNonNull(folder));
    certificate = authority.sign("users", "localhost");
    upstream = FakeUpstream.startTls(VERTX, certificate.options());
    upstream.on("GET", "/", request -> FakeResponse.json(200, "{}"));
  }

  @AfterAll
  static void stop() {
    await(VERTX.close());
  }

  @Test
  void callsAServiceItTrusts() {
    UpstreamConfig patient = patient("https://localhost:" + port());
    try (CallRunner runner = new CallRunner(VERTX, patient, trusted())) {
      assertEquals(200, runner.call(get("/")).status());
      assertEquals(200, runner.call(get("/")).status());
    }
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsCalledSo() {
    assertEquals(
        "not connected: TLS: the service's certificate is of an unknown authority",
        cause("https://localhost:" + port(), null));
  }

  @Test
  void aCertificateOfAnotherHostIsCalledSo() {
    String cause = cause("https://127.0.0.1:" + port(), trusted());

    assertTrue(
        cause.startsWith(
            "not connected: TLS: the service's certificate is for another host name: "),
        cause);
  }

  @Test
  void aCertificateThatHasExpiredIsCalledSo() throws IOException, InterruptedException {
    assertStarts(
        "not connected: TLS: the service's certificate has expired (NotAfter: ",
        ofCertificate("-10d", 1));
  }

  @Test
  void aCertificateThatIsNotValidYetIsCalledSo() throws IOException, InterruptedException {
    assertStarts(
        "not connected: TLS: the service's certificate is not valid yet (NotBefore: ",
        ofCertificate("+10d", 10));
  }

  @Test
  void aServiceThatDoesNotSpeakTlsIsCalledSoAndNotQuoted() {
    String cause =
        ofSocket(socket -> {
          var _ = socket.write("SSH-2.0-hunter2 and more of it\r\n");
        });

    assertEquals("not connected: TLS: the service does not speak TLS at this port", cause);
  }

  @Test
  void aServiceThatClosesTheConnectionInTheHandshakeIsCalledSo() {
    assertEquals(
        "not connected: TLS: the service closed the connection in the handshake",
        ofSocket(socket ->
            socket.handler(_ -> { // read before, so that the connection is not reset
              var _ = socket.close();
            })));
  }

  @Test
  void anAlertOfTheServiceIsTold() {
    // It begins as a TLS record does: alert, TLS 1.2, two bytes, fatal, handshake failure.
    Buffer alert = Buffer.buffer(new byte[] {21, 3, 3, 0, 2, 2, 40});

    String cause =
        ofSocket(socket ->
            socket.handler(_ -> {
              var _ = socket.write(alert);
            }));

    assertTrue(cause.startsWith("not connected: TLS: "), cause);
    assertTrue(cause.contains("handshake_failure"), cause);
  }

  @Test
  void aServiceThatWantsACertificateIsNoRiddle() {
    NetServerOptions strict =
        options()
            .setClientAuth(ClientAuth.REQUIRED)
            .setTrustOptions(trusted())
            .setEnabledSecureTransportProtocols(Set.of("TLSv1.2"));
    NetServer server = await(VERTX.createNetServer(strict).connectHandler(_ -> {}).listen());

    UpstreamFailure failure = failure("https://localhost:" + server.actualPort(), trusted());

    assertFalse(failure.cause().contains("Failed to create SSL connection"), failure::cause);
    await(server.close());
  }

  @Test
  void aServiceOfOtherVersionsIsUnreachable() {
    NetServerOptions old = options().setEnabledSecureTransportProtocols(Set.of("TLSv1.1"));
    NetServer server = await(VERTX.createNetServer(old).connectHandler(_ -> {}).listen());

    String cause = cause("https://localhost:" + server.actualPort(), trusted());

    assertTrue(cause.startsWith("not connected: TLS: "), cause);
    assertFalse(cause.contains("Failed to create SSL connection"), cause);
    await(server.close());
  }

  private static String ofCertificate(String start, int days)
      throws IOException, InterruptedException {
    TestPem.Signed signed =
        authority().sign("at" + start, "localhost", "-startdate", start, "-validity", "" + days);
    try (FakeUpstream service = FakeUpstream.startTls(VERTX, signed.options())) {
      return cause("https://localhost:" + service.port(), trusted());
    }
  }

  private static String ofSocket(Consumer<NetSocket> script) {
    NetServer server =
        await(
            VERTX
                .createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0))
                .connectHandler(script::accept)
                .listen());
    String cause = cause("https://127.0.0.1:" + server.actualPort(), trusted());
    await(server.close());
    return cause;
  }

  private static String cause(String url, @Nullable TrustOptions trust) {
    return assertInstanceOf(Unreachable.class, failure(url, trust)).cause();
  }

  private static UpstreamFailure failure(String url, @Nullable TrustOptions trust) {
    try (CallRunner runner = new CallRunner(VERTX, patient(url), trust)) {
      return runner.failure(get("/"));
    }
  }

  private static void assertStarts(String expected, String cause) {
    assertTrue(cause.startsWith(expected), cause);
  }

  private static UpstreamConfig patient(String url) {
    return ConfigBuilder.at(url).connectTimeout(Duration.ofSeconds(10)).build();
  }

  private static NetServerOptions options() {
    return new NetServerOptions()
        .setHost("127.0.0.1")
        .setPort(0)
        .setSsl(true)
        .setKeyCertOptions(Objects.requireNonNull(certificate).options());
  }

  private static int port() {
    return Objects.requireNonNull(upstream).port();
  }

  private static TrustOptions trusted() {
    return authority().trusted();
  }

  private static TestPem authority() {
    return Objects.requireNonNull(authority);
  }
}
