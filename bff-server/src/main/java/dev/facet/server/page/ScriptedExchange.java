// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A call that a page expects, and its response.
 *
 * @param block what both stand in
 * @param request headers and body are compared where there are some
 * @param response status and headers
 * @param body of the response, as it goes over the wire
 */
public record ScriptedExchange(PageBlock block, HttpText request, HttpText response, Buffer body) {
  private static final String STATUS = "HTTP/1.1 ";

  /**
   * Reads a block.
   *
   * @throws MalformedPageException where call or response is missing
   */
  static ScriptedExchange of(PageBlock block) {
    if (block.subject().isEmpty()) {
      throw new MalformedPageException(
          block.place(), "the block names no service", "write http upstream NAME");
    }
    List<String> lines = block.content().lines();
    int at = 0;
    while (at < lines.size() && !lines.get(at).startsWith(STATUS)) {
      at++;
    }
    if (at == lines.size()) {
      throw new MalformedPageException(
          block.place(),
          "the service has no response",
          "write the call, an empty line, and the response, which begins with HTTP/1.1 and a"
              + " status");
    }
    HttpText response = HttpText.response(block.content().from(at));
    return new ScriptedExchange(
        block,
        HttpText.request(block.content().upTo(at)),
        response,
        Buffer.buffer(BodyCoding.bytes(block, response.body())));
  }

  /** {@code catalog GET /products/1}. */
  String line() {
    return block.subject() + " " + request.word(0) + " " + request.word(1);
  }

  /** Bodies tell calls of the same target apart. */
  boolean fits(ServiceCall call) {
    return line().equals(call.line())
        && (request.body().isEmpty() || Expectation.body(request.content(), call.body()).isEmpty());
  }

  /** The headers of the response; JSON is its type where it has a body and says none. */
  public List<Map.Entry<String, String>> headers() {
    List<Map.Entry<String, String>> headers = new ArrayList<>(response.headers());
    if (!response.body().isEmpty() && !response.has("content-type")) {
      headers.add(Map.entry("content-type", "application/json"));
    }
    return headers;
  }
}
