// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.TlsFailure;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Active checks where {@code protocol} is {@code http2}. */
final class Http2ProbeTest extends WithHttp2 {
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration WAIT = Duration.ofSeconds(5);

  @Test
  void checksAreStreamsOfOneConnection() {
    service.on(Probe.TARGET, (_, stream) -> stream.json(503, "{}"));
    Probe probe = new Probe(vertx, config().build(), WAIT);

    for (int i = 0; i < 3; i++) {
      assertEquals(503, await(probe.send()).status());
    }

    assertEquals(3, service.requests().size());
    assertEquals(1, service.connections());
    assertEquals(0, probe.endpoint().breaker().remembered());
  }

  @Test
  void aStreamWithoutAResponseIsOneThatIsLate() {
    service.on(Probe.TARGET, (_, _) -> {});

    assertInstanceOf(TimedOut.class, failureOf(new Probe(vertx, config().build(), SOON).send()));
  }

  /** It is not tried once more, as a call would be: what comes of it is what is asked for. */
  @Test
  void aRejectedStreamIsAFailure() {
    service.on(Probe.TARGET, (_, stream) -> stream.reset(REFUSED_STREAM));

    assertEquals(
        new Unreachable(
            "users",
            "not processed: stream reset by the service: REFUSED_STREAM",
            TlsFailure.NONE,
            true),
        failureOf(new Probe(vertx, config().build(), WAIT).send()));
    assertEquals(1, service.requests().size());
  }
}
