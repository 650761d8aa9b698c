// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.RecordedLog;
import dev.facet.server.plugin.HandClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the scopes of a token come from. */
class TokenScopesTest {
  private static final JsonObject NESTED =
      new JsonObject()
          .put("sub", "alice")
          .put("realm_access", new JsonObject().put("roles", new JsonArray().add("a").add(7)))
          .put("https://shop.example/roles", "b c")
          .put(
              "resource_access",
              new JsonObject().put("my.client", new JsonObject().put("roles", "d")))
          .put("a.b", new JsonObject().put("c", "long"))
          .put("a", new JsonObject().put("b", new JsonObject().put("c", "short").put("d", "e")))
          .put("plain.name", "f")
          .put("plain", new JsonObject().put("name", "g"));

  private final HandClock clock = new HandClock();

  private Set<String> scopes(@Nullable String path, JsonObject claims) {
    return new TokenScopes("user", path, clock::nanoTime).of(parsed(claims));
  }

  /** As they come out of a token, whose objects are maps. */
  private static Map<String, Object> parsed(JsonObject claims) {
    return Claims.of(new JsonObject(claims.encode()));
  }

  @ParameterizedTest
  @CsvSource({
    "realm_access.roles, a",
    "https://shop.example/roles, b c",
    "resource_access.my.client.roles, d",
    "a.b.c, long",
    "a.b.d, e",
    "plain.name, f",
    "realm_access, ''",
    "realm_access.roles.a, ''",
    "realm_access., ''",
    ".realm_access, ''",
    "realm_access..roles, ''",
    "sub.roles, ''",
    "., ''"
  })
  void areFoundByANameOrAPathOfNames(String path, String scopes) {
    Set<String> expected = scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ", -1));
    assertEquals(expected, scopes(path, NESTED));
  }

  @Test
  void areThoseOfScpWhereScopeHasNone() {
    JsonArray list = new JsonArray().add("a");
    for (Object empty : List.of("", " ", new JsonArray(), new JsonArray().add("").add(1), 7)) {
      JsonObject claims = new JsonObject().put("scope", empty).put("scp", list);
      assertEquals(Set.of("a"), scopes(null, claims));
    }
    assertEquals(Set.of("a"), scopes(null, new JsonObject().putNull("scope").put("scp", "a")));
    assertEquals(Set.of("b"), scopes(null, new JsonObject().put("scope", "b").put("scp", list)));
    assertEquals(Set.of(), scopes(null, new JsonObject().put("scope", "")));
  }

  @Test
  void aClaimThatIsMissingIsNamedOnceAMinute() {
    TokenScopes scopes = new TokenScopes("user", "realm_access.role", clock::nanoTime);
    Map<String, Object> claims =
        parsed(new JsonObject().put("sub", "a").put("realm_access", new JsonObject()));
    try (RecordedLog log = new RecordedLog(TokenScopes.class.getName())) {
      assertEquals(Set.of(), scopes.of(claims));
      assertEquals(Set.of(), scopes.of(claims));
      assertEquals(
          Map.of(
              "policy", "user",
              "scopesClaim", "realm_access.role",
              "claims", "sub, realm_access"),
          log.members().getFirst());
      assertEquals(1, log.events().size());
      clock.advance(TokenScopes.PAUSE);
      scopes.of(claims);
      assertEquals(
          "token without scopes: policy user: no claim realm_access.role (expected: scopesClaim is"
              + " one of sub, realm_access, or a path into one)",
          log.events().getLast().getFormattedMessage());
      assertEquals(2, log.events().size());
    }
  }

  @Test
  void aClaimThatIsThereAndEmptyIsNoHint() {
    try (RecordedLog log = new RecordedLog(TokenScopes.class.getName())) {
      scopes("roles", new JsonObject().put("roles", new JsonArray()));
      scopes(null, new JsonObject());
      assertEquals(List.of(), log.events());
    }
  }
}
