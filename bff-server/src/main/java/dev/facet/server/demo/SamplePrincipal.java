// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The principal of a call to a sample service. It believes what it is told: the gateway in front
 * has checked it, and the services listen on loopback only.
 */
final class SamplePrincipal {
  private static final String BEARER = "Bearer ";

  private SamplePrincipal() {}

  /**
   * The caller's user id.
   *
   * @throws SampleResponse.Rejection with 401 where the call names no principal
   */
  static String of(SampleCall call) {
    return call.header("x-user")
        .or(() -> call.header("Authorization").flatMap(SamplePrincipal::subject))
        .orElseThrow(
            () -> SampleResponse.rejection(401, "a bearer token or x-user is needed", null));
  }

  private static Optional<String> subject(String authorization) {
    String[] parts = authorization.split("\\.", -1);
    if (!authorization.startsWith(BEARER) || parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      return Optional.ofNullable(
          new JsonObject(new String(claims, StandardCharsets.UTF_8)).getString("sub"));
    } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
      return Optional.empty();
    }
  }
}
