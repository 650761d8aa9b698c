// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import dev.facet.server.GatewayFixture;
import dev.facet.server.RawConnection;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One request of a page and the response it expects.
 *
 * @param request as it is sent, but for Host and Content-Length
 * @param expected the response
 * @param coding how the body of the response comes
 * @param wire what it is sent over
 */
record SpecRequest(HttpText request, HttpText expected, SpecCoding coding, SpecWire wire) {
  private static final String JSON = "application/json";
  private static final String HOST = "shop.example";

  /** All requests of a page, in its order. */
  static List<SpecRequest> of(SpecPage page) {
    List<SpecRequest> requests = new ArrayList<>();
    List<SpecBlock> blocks = page.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).kind() != SpecBlock.Kind.REQUEST) {
        continue;
      }
      SpecBlock block = blocks.get(i);
      String variables = "{}";
      if (i + 1 < blocks.size() && blocks.get(i + 1).kind() == SpecBlock.Kind.VARIABLES) {
        variables = blocks.get(++i).text();
      }
      if (++i == blocks.size() || blocks.get(i).kind() != SpecBlock.Kind.RESPONSE) {
        throw new IllegalArgumentException("request: no response (expected: a response behind it)");
      }
      requests.add(
          new SpecRequest(
              request(block, variables),
              answer(blocks.get(i)),
              SpecCoding.of(blocks.get(i)),
              SpecWire.of(block)));
    }
    return requests;
  }

  private static HttpText request(SpecBlock block, String variables) {
    if (block.language().equals("http")) {
      return HttpText.read(SpecToken.fill(block.text()));
    }
    JsonObject body = new JsonObject().put("query", block.text());
    JsonObject values = new JsonObject(variables);
    if (!values.isEmpty()) {
      body.put("variables", values);
    }
    String path = block.subject().startsWith("/") ? block.subject() : "/graphql";
    return new HttpText("POST " + path, List.of(Map.entry("content-type", JSON)), body.encode());
  }

  private static HttpText answer(SpecBlock block) {
    return block.language().equals("http")
        ? HttpText.read(block.text())
        : new HttpText(
            "HTTP/1.1 200",
            List.of(Map.entry("content-type", JSON + "; charset=utf-8")),
            block.text().strip());
  }

  /** Sends it; what is wrong with the response. */
  List<String> faults(GatewayFixture gateway) throws IOException {
    String host = request.value("host");
    try (RawConnection connection = wire.connect(gateway, host.isEmpty() ? HOST : host)) {
      RawConnection.Response response =
          connection.send(text()).read(request.word(0).equals("HEAD"));
      List<String> faults = new ArrayList<>();
      if (response.status() != Integer.parseInt(expected.word(1))) {
        faults.add("status: " + response.status() + " (expected: " + expected.word(1) + ")");
      }
      faults.addAll(Expectation.headers(expected.headers(), response::all));
      faults.addAll(Expectation.body(expected.body(), coding.text(response.bytes().getBytes())));
      return faults.stream().map(fault -> request.start() + ": " + fault).toList();
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder(request.start());
    text.append(request.start().endsWith(" HTTP/1.1") ? "" : " HTTP/1.1").append("\r\n");
    if (!request.has("host")) {
      text.append("host: ").append(HOST).append("\r\n");
    }
    request
        .headers()
        .forEach(header ->
            text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
    int length = request.body().getBytes(StandardCharsets.UTF_8).length;
    if (length > 0 && !request.has("content-length")) {
      text.append("content-length: ").append(length).append("\r\n");
    }
    return text.append("\r\n").append(request.body()).toString();
  }
}
