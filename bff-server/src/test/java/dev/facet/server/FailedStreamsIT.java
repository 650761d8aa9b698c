// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import dev.facet.upstream.FakeResponse;
import java.io.EOFException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Responses of routes that break off are one line each. */
class FailedStreamsIT extends WithFailingServices {
  @Test
  void aRouteWithoutResponseIsOneLine() throws Exception {
    gateway.client().get("/away/hunter2");

    Map<String, Object> line = routes.members().getFirst();
    assertEquals("away", line.get("route"));
    assertEquals("http://127.0.0.1:1/base", line.get("endpoint"));
    assertEquals("unreachable", line.get("outcome"));
    assertEquals(1, line.get("attempts"));
    assertFalse(line.toString().contains("hunter2"));
  }

  private Map<String, Object> brokenOff(String path) throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send("GET " + path + " HTTP/1.1\r\nhost: a\r\nx-request-id: abc-7\r\n\r\n");
      assertThrows(EOFException.class, () -> client.read(false));
    }
    assertEquals(1, routes.events().size());
    assertEquals(Level.WARN, routes.events().getFirst().getLevel());
    assertFalse(routes.events().toString().contains("hunter2"));
    return routes.members().getFirst();
  }

  @Test
  void aResponseThatBreaksOffAfterItsHeadIsOneLine() throws Exception {
    gateway
        .upstream("s")
        .on("GET", "/parts/hunter2", _ -> FakeResponse.tooShort(100, "some of it"));

    Map<String, Object> line = brokenOff("/parts/hunter2");

    String cause = String.valueOf(line.remove("cause"));
    assertTrue(cause.startsWith("connection lost: "), cause);
    assertEquals(
        "{correlationId=abc-7, route=parts, service=s, endpoint="
            + gateway.upstream("s").url()
            + ", method=GET, url=/parts/*, outcome=connection_lost, code=UPSTREAM_CONNECTION_LOST,"
            + " attempts=1, status=200}",
        line.toString());
    assertEquals(false, access.members().getFirst().get("complete"));
  }

  @Test
  void aResponseOfWhichNothingMoreComesIsOneLine() throws Exception {
    gateway
        .upstream("slow")
        .on(
            "GET",
            "/slow",
            _ ->
                FakeResponse.steps(wire ->
                    wire.write(FakeResponse.head(200, Map.of("content-length", "100")) + "some")));

    Map<String, Object> line = brokenOff("/slow");

    assertEquals("nothing more of the body within 1000 ms", line.get("cause"));
    assertEquals("timeout", line.get("outcome"));
    assertEquals(200, line.get("status"));
  }

  @Test
  void aClientThatLeavesAResponseIsNoWarning() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    gateway
        .upstream("s")
        .on(
            "GET",
            "/parts/1",
            _ ->
                FakeResponse.steps(wire -> {
                  FakeResponse.endless().write(wire);
                  wire.closed().onSuccess(_ -> cancelled.countDown());
                }));
    try (RawConnection client = gateway.connect()) {
      client.send("GET /parts/1 HTTP/1.1\r\nhost: a\r\n\r\n");
      gateway.upstream("s").awaitRequests(1);
    }
    assertTrue(cancelled.await(60, TimeUnit.SECONDS));
    assertEquals(List.of(), routes.events());
  }
}
