// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that no route takes is in the log, also where the file asks for no access log. */
class LoggedRejectionsIT extends WithGateway {
  @BeforeEach
  void start() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services: { s: { endpoints: [{ url: "http://s.upstream" }] } }
        routes: [{ id: r, match: { path: /r/*, methods: [GET] }, auth: none, to: { s: 1 } }]
        """);
    gateway.start(Mode.START);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /unknown HTTP/1.1, host: a, /unknown, 404",
    "DELETE /r/x HTTP/1.1, host: a, /r/x, 405",
    "GET /r/..%2fx HTTP/1.1, host: a, /r/..%2fx, 400",
    "GET /r/x HTTP/1.1, x: y, /r/x, 400",
    "GET /r/x HTTP/9.9, host: a, '', 505",
    "PUT /r/x HTTP/1.1, content-length: nine, /r/x, 400",
  })
  void areLinesUnderTheIdThatTheClientIsTold(String line, String field, String path, int status)
      throws Exception {
    try (RawConnection connection = gateway.connect();
        RecordedLog access = new RecordedLog("access")) {
      RawConnection.Response response =
          connection.send(line + "\r\n" + field + "\r\n\r\n").read(false);

      assertEquals(status, response.status());
      Map<String, Object> logged = access.members().getFirst();
      assertEquals(status, logged.get("status"));
      assertEquals(path, logged.get("path"));
      assertEquals(
          new JsonObject(response.body()).getString("correlationId"), logged.get("correlationId"));
      assertEquals(1, access.events().size());
    }
  }
}
