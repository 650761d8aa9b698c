// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FailureNotice;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.TestPem;
import dev.facet.upstream.TlsFailure;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.resilience.Reach;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that rejects the handshake, perhaps when the request is on its way already. */
final class RejectedHandshakeTest {
  private static final Vertx VERTX = Vertx.vertx();

  private final FailureReader reader = new FailureReader("users");

  @AfterAll
  static void stop() {
    await(VERTX.close());
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, 0", "TLSv1.2, 100000", "TLSv1.3, 0", "TLSv1.3, 100000"})
  void isUnreachableWhereItWantsACertificate(String version, int length, @TempDir Path folder)
      throws IOException, InterruptedException {
    TestPem authority = TestPem.authority(folder);
    NetServer server =
        await(VERTX.createNetServer(wanting(authority, version)).connectHandler(_ -> {}).listen());
    String url = "https://localhost:" + server.actualPort();

    try (CallRunner runner =
        new CallRunner(
            VERTX,
            ConfigBuilder.at(url).connectTimeout(Duration.ofSeconds(10)).build(),
            authority.trusted())) {
      UpstreamException failed =
          assertThrows(UpstreamException.class, () -> runner.call(post(length)));
      UpstreamFailure failure = assertInstanceOf(Unreachable.class, failed.failure());
      assertEquals(TlsFailure.ALERT, failure.tls());
      assertTrue(failure.cause().startsWith("not connected: TLS: "), failure::cause);
      assertFalse(FailureNotice.of(failed, true).mayHaveActed());
    }
    await(server.close());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "certificate_required",
        "bad_certificate",
        "unknown_ca",
        "handshake_failure",
        "access_denied",
        "certificate_expired",
        "certificate_revoked",
        "decrypt_error"
      })
  void isUnreachableWhereNothingWasHeardBeforeItsAlert(String alert) {
    UpstreamFailure failure = broken(alert(alert), false);

    assertInstanceOf(Unreachable.class, failure);
    assertEquals(TlsFailure.ALERT, failure.tls());
  }

  private UpstreamFailure broken(Throwable cause, boolean heard) {
    return FailureReader.mayBeProcessed(Reach.SENT, heard, cause)
        ? reader.onConnection(cause)
        : reader.unprocessed(cause, false);
  }

  @Test
  void isALostConnectionWhereItHadSpokenBefore() {
    UpstreamFailure failure = broken(alert("bad_certificate"), true);

    assertInstanceOf(ConnectionLost.class, failure);
    assertEquals(TlsFailure.ALERT, failure.tls());
    assertTrue(failure.cause().startsWith("connection lost: TLS: "), failure::cause);
  }

  /** The service may have read the request. */
  @Test
  void isALostConnectionWhereTheHandshakeIsNotToBlame() {
    Throwable broken =
        new DecoderException(new SSLException("(internal_error) Received fatal alert: x"));

    assertInstanceOf(ConnectionLost.class, broken(broken, false));
    assertInstanceOf(ConnectionLost.class, reader.onConnection(broken));
  }

  @Test
  void isNoMatterOfTlsWhereHttpIsBroken() {
    UpstreamFailure failure = broken(new MalformedResponseException("a status line"), false);

    assertInstanceOf(Malformed.class, failure);
    assertEquals(TlsFailure.NONE, failure.tls());
    assertFalse(failure.cause().contains("TLS"), failure::cause);
  }

  @Test
  void isToldFromCertificatesAndRulesThatTheGatewayDoesNotTake() {
    Throwable own = new SSLHandshakeException("x").initCause(new CertificateException("y"));

    assertEquals(TlsFailure.CERTIFICATE, reader.withoutConnection(own, false).tls());
    assertEquals(
        TlsFailure.PROTOCOL,
        reader
            .withoutConnection(new SSLHandshakeException("No appropriate protocol"), false)
            .tls());
  }

  /**
   * The service resets the connection behind its alert where it has not read all of the request.
   */
  private static UpstreamRequest post(int length) {
    return request(HttpMethod.POST, "/", new RequestBody.Bytes(Buffer.buffer(new byte[length])));
  }

  private static Throwable alert(String name) {
    return new DecoderException(
        new SSLHandshakeException("(" + name + ") Received fatal alert: " + name));
  }

  private static NetServerOptions wanting(TestPem authority, String version)
      throws IOException, InterruptedException {
    return new NetServerOptions()
        .setHost("127.0.0.1")
        .setPort(0)
        .setSsl(true)
        .setKeyCertOptions(authority.sign("users", "localhost").options())
        .setClientAuth(ClientAuth.REQUIRED)
        .setTrustOptions(authority.trusted())
        .setEnabledSecureTransportProtocols(Set.of(version));
  }
}
