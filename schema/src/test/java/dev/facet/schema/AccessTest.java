// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccessTest {
  private static final FrontendSchema SCHEMA =
      Sdl.good(
          """
          type Query {
            open: Int @value(json: 1)
            me: User @authenticated @rest(service: users, get: "/me")
            users: [User!]! @requiresScopes(scopes: [["admin"], ["users", "read"]])
              @rest(service: users, get: "/users")
          }
          type User @requiresScopes(scopes: [["profile"]]) {
            name: String
            email: String @requiresScopes(scopes: [["email"]])
            friend: User
          }
          type Mutation @authenticated { do: Int @rest(service: users, post: "/do") }
          """);

  @Test
  void leavesFieldsOpenByDefault() {
    assertTrue(SCHEMA.access("Query", "open").open());
    assertTrue(SCHEMA.access("User", "name").open());
    assertTrue(SCHEMA.access("No", "such").open());
  }

  @Test
  void combinesTheRulesOfAFieldAndOfTheTypeItGives() {
    AccessRule users = SCHEMA.access("Query", "users");

    assertTrue(users.authenticated());
    assertTrue(users.allows(Set.of("admin", "profile")));
    assertTrue(users.allows(Set.of("users", "read", "profile", "more")));
    assertFalse(users.allows(Set.of("admin")));
    assertFalse(users.allows(Set.of("users", "profile")));
    assertFalse(users.allows(Set.of()));
    assertEquals(List.of(List.of(Set.of("profile"))), SCHEMA.access("Query", "me").scopes());
    assertTrue(SCHEMA.access("User", "friend").allows(Set.of("profile")));
    assertFalse(SCHEMA.access("User", "friend").allows(Set.of("email")));
  }

  @Test
  void takesScopesForASignOfAVerifiedCaller() {
    assertTrue(SCHEMA.access("User", "email").authenticated());
  }

  @Test
  void appliesTheRulesOfARootTypeToItsFields() {
    AccessRule rule = SCHEMA.access("Mutation", "do");
    assertTrue(rule.authenticated());
    assertTrue(rule.allows(Set.of()));
  }
}
