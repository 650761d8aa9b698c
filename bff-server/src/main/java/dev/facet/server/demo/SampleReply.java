// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sample service answers.
 *
 * @param status the HTTP status
 * @param json an object or array of Vert.x's JSON
 * @param headers besides Content-Type
 */
record SampleReply(int status, Object json, Map<String, String> headers) {
  static SampleReply ok(Object json) {
    return new SampleReply(200, json, Map.of());
  }

  static SampleReply created(JsonObject json, String location) {
    return new SampleReply(201, json, Map.of("Location", location));
  }

  static SampleReply error(int status, String message) {
    return new SampleReply(
        status,
        new JsonObject()
            .put("error", new JsonObject().put("status", status).put("message", message)),
        Map.of());
  }

  static Refusal refusal(int status, String message, @Nullable Throwable cause) {
    return new Refusal(error(status, message), cause);
  }

  SampleReply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new SampleReply(status, json, Map.copyOf(more));
  }

  /** Ends the handling of a call with a reply that says why. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SampleReply reply;

    private Refusal(SampleReply reply, @Nullable Throwable cause) {
      super(String.valueOf(reply.json()), cause);
      this.reply = reply;
    }

    SampleReply reply() {
      return reply;
    }
  }
}
