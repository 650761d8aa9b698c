// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeaderGuardTest {
  @Test
  void removesEverySpellingOfGuardedHeaders() {
    MultiMap headers =
        HttpHeaders.headers()
            .add("X-User", "a")
            .add("x_user", "b")
            .add("x-USER", "c")
            .add("x-user-agent", "kept")
            .add("accept", "kept");
    new HeaderGuard(Set.of("X-User")).strip(headers);
    assertEquals(Set.of("x-user-agent", "accept"), headers.names());
  }

  @Test
  void leavesAllWhereNothingIsGuarded() {
    MultiMap headers = HttpHeaders.headers().add("x-user", "a");
    new HeaderGuard(Set.of()).strip(headers);
    assertEquals("a", headers.get("x-user"));
  }
}
