// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static dev.facet.server.config.finding.ConfigCode.BAD_VALUE;
import static dev.facet.server.config.finding.ConfigCode.CANARY_ELSEWHERE;
import static dev.facet.server.config.finding.ConfigCode.MISSING_KEY;
import static dev.facet.server.config.finding.ConfigCode.SECOND_IS_FIRST;
import static dev.facet.server.config.finding.ConfigCode.UNKNOWN_SERVICE;

import dev.facet.server.config.finding.ConfigCode;
import java.util.List;
import java.util.stream.Stream;

/** What can be wrong with canaries, cookies, mirrors and failovers of routes. */
final class DestinationMistakes {
  private DestinationMistakes() {}

  static Stream<Mistake> all() {
    return Stream.of(canaries(), cookies(), mirrors(), failovers()).flatMap(List::stream);
  }

  private static Mistake also(String keys, ConfigCode code, String message) {
    return Mistake.mistake(
        "to: { users: 1 }", "to: { users: 1, catalog: 0 }, " + keys, code, message, "");
  }

  private static Mistake mirror(String keys, ConfigCode code, String message) {
    String mirrored = "to: { users: 1 }, mirror: { to: catalog, " + keys;
    return Mistake.mistake("to: { users: 1 }", mirrored, code, message, "");
  }

  private static List<Mistake> canaries() {
    return List.of(
        also("canary: [{ header: x, »to«: nobody }]", CANARY_ELSEWHERE, "no service \"nobody\""),
        also("canary: [»{« to: catalog }]", BAD_VALUE, "a header or a cookie"),
        also("canary: [{ header: x, cookie: »y«, to: catalog }]", BAD_VALUE, "none beside header"),
        also("canary: [{ header: »\"x y\"«, to: catalog }]", BAD_VALUE, "a name"),
        also("canary: [{ cookie: »\"\"«, to: catalog }]", BAD_VALUE, "a name"),
        also("canary: [{ header: x, value: »\"\"«, to: catalog }]", BAD_VALUE, "a value"),
        also(
            "canary: [{ header: x, value: v, share: »5%«, to: catalog }]",
            BAD_VALUE, "one value is not shared"),
        also("canary: [{ header: x, share: »101%«, to: catalog }]", BAD_VALUE, "100%"),
        also("canary: »[«]", BAD_VALUE, "1 or more"),
        also("canary: [»{« header: x }]", MISSING_KEY, "to"));
  }

  private static List<Mistake> cookies() {
    return List.of(
        also("sticky: { cookie: »\"a b\"« }", BAD_VALUE, "a name such as"),
        also("sticky: { cookie: a, path: »shop« }", BAD_VALUE, "a path such as"),
        also("sticky: { cookie: a, path: »\"/;x\"« }", BAD_VALUE, "a path such as"),
        also("sticky: { cookie: a, maxAge: »1500ms« }", BAD_VALUE, "whole seconds"),
        also("sticky: { cookie: a, maxAge: »401d« }", BAD_VALUE, "1s to 400d"),
        also("sticky: { cookie: a, sameSite: »none« }", BAD_VALUE, "secure: true"),
        also("sticky: { cookie: a, sameSite: »some« }", BAD_VALUE, "sameSite"),
        also("sticky: { cookie: »__Secure-a« }", BAD_VALUE, "secure: true"),
        also("sticky: { cookie: »__Host-a«, secure: true }", BAD_VALUE, "path: /"),
        also("»sticky«: {}", MISSING_KEY, "cookie"));
  }

  private static List<Mistake> mirrors() {
    return List.of(
        also("mirror: { »to«: nobody }", UNKNOWN_SERVICE, "nobody"),
        also("mirror: { »to«: users }", SECOND_IS_FIRST, "twice"),
        also("mirror: { »to«: catalog }", SECOND_IS_FIRST, "twice"),
        mirror("share: »0%« }", BAD_VALUE, "more than 0%"),
        mirror("methods: »[«] }", BAD_VALUE, "1 or more"),
        mirror("methods: [»get«] }", BAD_VALUE, "in capitals"),
        mirror("maxBody: »2MiB« }", BAD_VALUE, "1MiB"),
        mirror("max: »0« }", BAD_VALUE, "1 to 10000"),
        mirror("deadline: »0s« }", BAD_VALUE, "1ms"));
  }

  private static List<Mistake> failovers() {
    return List.of(
        also("failover: { »to«: nobody }", UNKNOWN_SERVICE, "nobody"),
        also("failover: { »to«: users }", SECOND_IS_FIRST, "the service that fails"),
        also("failover: { to: catalog, on: »[«] }", BAD_VALUE, "1 or more"),
        also("failover: { to: catalog, on: »[«503, 503] }", BAD_VALUE, "each condition once"),
        also("failover: { to: catalog, on: [»404«] }", BAD_VALUE, "500 to 599"),
        Mistake.mistake(
            "to: { users: 1 }",
            "respond: {}, failover: »{« to: users }",
            BAD_VALUE,
            "no service gets",
            ""));
  }
}
