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
record SampleResponse(int status, Object json, Map<String, String> headers) {
  static SampleResponse ok(Object json) {
    return new SampleResponse(200, json, Map.of());
  }

  static SampleResponse created(JsonObject json, String location) {
    return new SampleResponse(201, json, Map.of("Location", location));
  }

  static SampleResponse error(int status, String message) {
    return new SampleResponse(
        status,
        new JsonObject()
            .put("error", new JsonObject().put("status", status).put("message", message)),
        Map.of());
  }

  static Rejection rejection(int status, String message, @Nullable Throwable cause) {
    return new Rejection(error(status, message), cause);
  }

  SampleResponse with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new SampleResponse(status, json, Map.copyOf(more));
  }

  /** Ends the handling of a call with a response that says why. */
  static final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SampleResponse sample;

    private Rejection(SampleResponse sample, @Nullable Throwable cause) {
      super(String.valueOf(sample.json()), cause);
      this.sample = sample;
    }

    SampleResponse respond() {
      return sample;
    }
  }
}
