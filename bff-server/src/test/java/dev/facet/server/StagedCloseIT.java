// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A connection is closed in stages behind its last response, whatever was sent behind the request
 * and is not read: a reset could take the response from the client (RFC 9112, section 9.6).
 */
class StagedCloseIT extends WithGateway {
  /** More than is read of a connection at once, and less than what the system takes at once. */
  private static final String MORE = "x".repeat(200 << 10);

  private void start() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners: { public: { port: 0, limits: { body: 16B } }, management: { port: 0 } }
        services: {}
        frontends: {}
        routes:
          - { id: all, match: { path: /a }, auth: none, respond: { status: 200, body: ok } }
        """);
    gateway.start(Mode.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 GET /a HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        "200 GET /a HTTP/1.0\r\nhost: x\r\n\r\n",
        "200 POST /a HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\r\nab\r\n",
        "400 GET /a HTTP/1.1\r\nhost : x\r\n\r\n",
        "400 GET /a HTTP/1.1\r\n\r\n",
        "505 GET /a HTTP/3.0\r\nhost: x\r\n\r\n",
        "400 POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n",
        "413 POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 999999999\r\n\r\n",
      })
  void theLastResponseIsFollowedByAnOrderlyEnd(String sent) throws Exception {
    start();
    try (RawConnection connection = gateway.connect()) {
      connection.send(sent.substring(4) + MORE);

      RawConnection.Response response = connection.read(false);
      assertEquals(Integer.parseInt(sent.substring(0, 3)), response.status());
      assertTrue(connection.closed());
    }
  }

  /** What was sent in front of the rejected request is no other case. */
  @Test
  void soItIsBehindRequestsThatWereFine() throws Exception {
    start();
    try (RawConnection connection = gateway.connect()) {
      connection.send("GET /a HTTP/1.1\r\nhost: x\r\n\r\n" + "no request\r\n\r\n" + MORE);

      assertEquals(200, connection.read(false).status());
      assertEquals(400, connection.read(false).status());
      assertTrue(connection.closed());
    }
  }
}
