// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** People: one by id, or several by a repeated parameter. */
final class UsersService {
  private final List<JsonObject> users;

  UsersService(SampleData data) {
    this.users = data.users();
  }

  void mount(SampleService service) {
    service.on(HttpMethod.GET, "/users", this::list);
    service.on(HttpMethod.GET, "/users/{id}", this::one);
  }

  private SampleResponse list(SampleCall call) {
    List<String> ids = call.repeated("id");
    return SampleResponse.ok(
        new JsonArray(
            users.stream()
                .filter(user -> ids.isEmpty() || ids.contains(user.getString("id")))
                .toList()));
  }

  private SampleResponse one(SampleCall call) {
    String id = call.path("id");
    return users.stream()
        .filter(user -> user.getString("id").equals(id))
        .findFirst()
        .map(SampleResponse::ok)
        .orElseGet(() -> SampleResponse.error(404, "no user " + id));
  }
}
