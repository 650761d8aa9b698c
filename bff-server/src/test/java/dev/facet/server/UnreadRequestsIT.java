// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.facet.server.listener.HttpListener;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log tells which rule a request breaks that cannot be read, and none of its values. */
class UnreadRequestsIT extends WithWires {
  private static final String TOLD = "a request of HTTP/1.1 cannot be read: ";

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

  private static List<String> lines(RecordedLog log) {
    return log.events().stream()
        .filter(event -> event.getLevel() == Level.INFO)
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.startsWith(TOLD))
        .toList();
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
    try (RecordedLog log = new RecordedLog(HttpListener.class.getName())) {
      reject(head);

      assertEquals(List.of(TOLD + rule), lines(log));
      assertEquals("127.0.0.1", log.members().getFirst().get("client"));
    }
  }

  @Test
  void areToldWithinABudget() throws IOException {
    try (RecordedLog log = new RecordedLog(HttpListener.class.getName())) {
      for (int i = 0; i < 100; i++) {
        reject("GET / HTTP/1.1");
      }

      assertTrue(lines(log).size() < 60, lines(log).size() + " lines");
    }
  }
}
