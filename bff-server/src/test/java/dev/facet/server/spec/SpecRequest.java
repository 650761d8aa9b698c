// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import dev.facet.server.GatewayFixture;
import dev.facet.server.RawConnection;
import dev.facet.server.page.HttpText;
import dev.facet.server.page.Mismatch;
import dev.facet.server.page.PageRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends a request of a page, byte by byte as it is written. */
record SpecRequest(PageRequest page) {
  /** Sends it; what is wrong with the response. */
  List<Mismatch> mismatches(GatewayFixture gateway) throws IOException {
    HttpText request = page.request();
    String host = request.value("host");
    try (RawConnection connection =
        SpecWire.of(page.block()).connect(gateway, host.isEmpty() ? PageRequest.HOST : host)) {
      RawConnection.Response response =
          connection.send(text()).read(request.word(0).equals("HEAD"));
      return page.compare(
          response.status(), response::all, page.coding().text(response.bytes().getBytes()));
    }
  }

  private String text() {
    HttpText request = page.request();
    StringBuilder text = new StringBuilder(request.start());
    text.append(request.start().endsWith(" HTTP/1.1") ? "" : " HTTP/1.1").append("\r\n");
    if (!request.has("host")) {
      text.append("host: ").append(PageRequest.HOST).append("\r\n");
    }
    request
        .headers()
        .forEach(header ->
            text.append(header.getKey())
                .append(": ")
                .append(SpecToken.TOKENS.fill(header.getValue()))
                .append("\r\n"));
    int length = page.sent().getBytes(StandardCharsets.UTF_8).length;
    if (length > 0 && !request.has("content-length")) {
      text.append("content-length: ").append(length).append("\r\n");
    }
    return text.append("\r\n").append(page.sent()).toString();
  }
}
