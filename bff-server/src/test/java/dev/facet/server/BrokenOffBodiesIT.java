// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Promise;
import java.net.SocketException;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that the close of the connection delimits (HTTP/1.0) is whole, or reset. */
class BrokenOffBodiesIT extends WithGateway {
  private final Promise<Void> headRead = Promise.promise();

  @BeforeEach
  void start() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services: { s: { endpoints: [{ url: "http://s.upstream" }] } }
        routes: [ { id: r, match: { path: /* }, auth: none, to: { s: 1 } } ]
        """);
    respond("/whole", Wire::end);
    respond("/cut", Wire::close);
    respond("/reset", Wire::reset);
    respond("/odd", wire -> wire.write("not a chunk\r\n"));
    gateway.start(Mode.START);
  }

  private void respond(String path, Consumer<Wire> end) {
    gateway
        .upstream("s")
        .on(
            "GET",
            path,
            _ ->
                FakeResponse.steps(wire -> {
                  wire.write(FakeResponse.head(200, Map.of("transfer-encoding", "chunked")));
                  wire.chunk("some of it");
                  headRead.future().onSuccess(_ -> end.accept(wire));
                }));
  }

  private RawConnection ask(String path, String connection) throws Exception {
    return gateway.connect().send("GET " + path + " HTTP/1.0\r\n" + connection + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "connection: keep-alive\r\n", "connection: close\r\n"})
  void aWholeOneEndsInOrder(String connection) throws Exception {
    try (RawConnection client = ask("/whole", connection)) {
      assertEquals("some of it", read(client));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cut", "/reset", "/odd"})
  void oneThatBreaksOffIsReset(String path) throws Exception {
    try (RawConnection client = ask(path, "")) {
      SocketException failure = assertThrows(SocketException.class, () -> read(client));
      assertTrue(String.valueOf(failure.getMessage()).contains("reset"), failure.getMessage());
    }
  }

  /** Reads a head; the body goes on only then, since what breaks at once is no response at all. */
  private String read(RawConnection client) throws Exception {
    assertEquals(200, client.readHead().status());
    headRead.complete();
    return client.rest();
  }
}
