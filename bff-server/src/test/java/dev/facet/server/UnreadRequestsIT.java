// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The access log tells which rule a request breaks that cannot be read, and none of its values. */
class UnreadRequestsIT extends WithWires {
  @BeforeEach
  void startGateway() throws IOException {
    start();
  }

  private void reject(String head) throws IOException {
    try (RawConnection connection = http1(ClientWire.HTTP1)) {
      connection.send(head.replace("|", "\r\n") + "\r\n\r\n");
      assertEquals(400, connection.read(false).status(), head);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          GET / HTTP/1.1|Host: a|Host: secret;                    The request needs exactly one valid Host.
          GET / HTTP/1.1|Host: a|Content-Length: secret;          Content-Length value is not a number
          GET / HTTP/1.1|Host: a|Content-Length: 5, 6;            Multiple Content-Length values found
          GET / HTTP/1.1|Host: a|Content-Length: 5|Transfer-Encoding: chunked; Content-Length beside Transfer-Encoding
          GET / HTTP/1.1|Host: a|Transfer-Encoding: secret;       Transfer-Encoding is not chunked alone.
          GET / HTTP/1.1|Host: a|X-Shop secret: b;                a field name with a character that none may have, behind X-Shop
          GET / HTTP/1.1|Host: a|secret;                          No colon found
          GET /  HTTP/1.1|Host: a;                                a request line with other white space than two spaces
          """)
  void areToldWithTheirRule(String head, String rule) throws IOException {
    try (RecordedLog log = new RecordedLog("access")) {
      reject(head);

      assertEquals(rule, log.members().getFirst().get("brokenRule"));
      assertEquals("127.0.0.1", log.members().getFirst().get("clientIp"));
      String line = log.events().getFirst().getFormattedMessage();
      assertTrue(line.contains(" 400 ") && line.endsWith(" brokenRule:\"" + rule + "\""), line);
    }
  }

  @Test
  void othersBreakNone() throws IOException {
    try (RecordedLog log = new RecordedLog("access")) {
      ask(ClientWire.HTTP1, "TRACE", "/a", null);

      assertFalse(log.members().getFirst().containsKey("brokenRule"));
    }
  }
}
