// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.passthrough.PathTemplate.Match;
import dev.facet.passthrough.PathTemplate.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {
  /** Of routes at /t/{tenant}/users/{id} and below. */
  private static final Match USERS = new Match("/t", 4, true);

  private static final PathRewrite SWAPPED =
      template(
          new Part.Literal("/u/user-"),
          new Part.Segment(3),
          new Part.Literal(".of/"),
          new Part.Segment(1),
          new Part.From(4));

  @ParameterizedTest
  @CsvSource({
    "/t/a%2fb/users/%C3%A9+1/x/?, /u/user-%C3%A9+1.of/a%2fb/x/?",
    "/t/a/users/7, /u/user-7.of/a",
    "/t/a/users/7/, /u/user-7.of/a/",
    "/t/a/users/7;v=1, /u/user-7;v=1.of/a",
  })
  void takesPiecesByteByByte(String path, String made) {
    assertEquals(made, SWAPPED.apply(new AskedPath(path)));
  }

  @ParameterizedTest
  @CsvSource({
    "/u/user-8.of/b/x, /t/b/users/8/x",
    "/u/user-8.of/b, /t/b/users/8",
    "/u/user-8.of/b/, /t/b/users/8/",
    "/u/user-.of/b,",
    "/u/8/b,",
    "/u,",
    "/other,",
    "'',",
  })
  void findsTheWayBack(String path, String named) {
    assertEquals(named, SWAPPED.inverse(path, "/t/a/users/7/x"));
  }

  @Test
  void takesWhatTheTemplateLeavesOutFromTheClientsPath() {
    PathRewrite rewrite = template(new Part.Literal("/v2/"), new Part.Segment(3), new Part.From(4));
    assertEquals("/t/a/users/8/x", rewrite.inverse("/v2/8/x", "/t/a/users/7"));
  }

  @Test
  void hasNoWayBackFromWhatAllPathsBecome() {
    PathRewrite rewrite = template(new Part.Literal("/all"));
    assertEquals("/all", rewrite.apply(new AskedPath("/t/a/users/7/x")));
    assertEquals("/t/a/users/7", rewrite.inverse("/all", "/t/a/users/7/x"));
    assertNull(rewrite.inverse("/all/y", "/t/a/users/7/x"));
  }

  @Test
  void knowsWhatAllOfTheServiceIsCalledByItsClients() {
    PathRewrite whole = template(new Part.Literal("/x"), new Part.From(0));
    assertEquals("", whole.publicRoot());
    assertEquals("/x", whole.serviceRoot());
    PathRewrite users = template(new Part.Literal("/v2"), new Part.From(2));
    assertEquals("/t", users.publicRoot());
    assertEquals("/u", SWAPPED.serviceRoot());
  }

  @Test
  void goesBackBelowTheOneThatAnExactPathBecomes() {
    PathTemplate template =
        new PathTemplate(
            List.of(new Part.Literal("/u/"), new Part.Segment(1)), new Match("/users", 2, false));
    assertEquals(
        "/users/8/edit", new PathRewrite.Template(template).inverse("/u/8/edit", "/users/7"));
  }

  @Test
  void hasNoWayBackWhereSegmentsAreMixed() {
    PathRewrite mixed =
        template(
            new Part.Literal("/"),
            new Part.Segment(1),
            new Part.Literal("-"),
            new Part.Segment(3),
            new Part.From(4));
    assertEquals("/a-7/x", mixed.apply(new AskedPath("/t/a/users/7/x")));
    assertNull(mixed.inverse("/a-7/x", "/t/a/users/7/x"));
    PathRewrite inside = template(new Part.Literal("/a"), new Part.From(4), new Part.Literal("/b"));
    assertEquals("/a/x/b", inside.apply(new AskedPath("/t/a/users/7/x")));
    assertNull(inside.inverse("/a/x/b", "/t/a/users/7/x"));
  }

  @Test
  void hasNoWayBackFromTwoValuesOfOneSegment() {
    PathRewrite twice =
        template(
            new Part.Literal("/"), new Part.Segment(1), new Part.Literal("/"), new Part.Segment(1));
    assertEquals("/t/a/users/7", twice.inverse("/a/a", "/t/b/users/7"));
    assertNull(twice.inverse("/a/b", "/t/b/users/7"));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/x, /api/x",
    "/v1/, /api/",
    "/v1, /api",
    "/v1;a/x, /api/x",
  })
  void putsAnotherPrefixInPlaceOfTheStripped(String path, String made) {
    assertEquals(made, new PathRewrite.Prefix("/v1", "/api").apply(new AskedPath(path)));
  }

  @ParameterizedTest
  @CsvSource({"/api/x, /v1/x", "/api, /v1", "/api/, /v1/", "/apix,", "/v1/x,", "'',"})
  void putsTheStrippedBack(String path, String named) {
    assertEquals(named, new PathRewrite.Prefix("/v1", "/api").inverse(path, "/v1/y"));
  }

  @Test
  void tellsAPrefixOnlyWhereItMakesPublicPaths() {
    assertEquals("/v1", PathRewrite.Prefix.strip("/v1").told());
    assertEquals("", new PathRewrite.Prefix("/v1", "/api").told());
    assertEquals("", SWAPPED.told());
  }

  private static PathRewrite template(Part... parts) {
    return new PathRewrite.Template(new PathTemplate(List.of(parts), USERS));
  }
}
