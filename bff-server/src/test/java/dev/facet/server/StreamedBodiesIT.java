// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies whose length nobody knows: T26 over each wire. */
class StreamedBodiesIT extends WithWires {
  private final Promise<Wire> asked = Promise.promise();

  @ParameterizedTest
  @EnumSource
  @DisplayName("T26: RFC 9112, section 7.1, RFC 9113, section 8.1: each piece goes on by itself")
  void piecesGoOnBeforeTheEndBothWays(ClientWire by) throws Exception {
    service().onHead("POST", "/talk", _ -> FakeResponse.steps(asked::complete));
    start();
    if (by.isHttp2()) {
      try (RawHttp2 client = http2(by)) {
        client.request(1, false, "POST", "/talk");
        Wire service = sent(() -> client.data(1, false, "first"));
        FakeFrame piece = client.read(FakeFrame.DATA);
        assertEquals("first", piece.payload().toString());
        client.data(1, true, "last");
        service.received(9).await(60, TimeUnit.SECONDS);
        service.chunk("last").end();
        assertEquals("last", client.response(1, 200).body());
      }
    } else {
      try (RawConnection client = http1(by)) {
        client.send("POST /talk HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        Wire service = sent(() -> client.send("5\r\nfirst\r\n"));
        assertEquals(200, client.readHead().status());
        assertEquals("5\r\nfirst\r\n", new String(client.readBytes(10), US_ASCII));
        client.send("4\r\nlast\r\n0\r\n\r\n");
        service.chunk("last").end();
        assertEquals("4\r\nlast\r\n0\r\n\r\n", new String(client.readBytes(14), US_ASCII));
      }
    }
  }

  /** The service has the first piece of a body that goes on, and responds with one. */
  private Wire sent(Piece first) throws Exception {
    first.send();
    Wire service = asked.future().await(60, TimeUnit.SECONDS);
    service.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").chunk("first");
    return service;
  }

  private interface Piece {
    void send() throws IOException;
  }
}
