// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static dev.facet.server.config.finding.ConfigCode.BAD_PATH;
import static dev.facet.server.config.finding.ConfigCode.BAD_REGEX;
import static dev.facet.server.config.finding.ConfigCode.BAD_VALUE;
import static dev.facet.server.config.finding.ConfigCode.ENDLESS_REDIRECT;
import static dev.facet.server.config.finding.ConfigCode.MISSING_VALUE;
import static dev.facet.server.config.finding.ConfigCode.UNKNOWN_KEY;
import static dev.facet.server.config.finding.ConfigCode.WRONG_TYPE;

import dev.facet.server.config.finding.ConfigCode;
import java.util.List;
import java.util.stream.Stream;

/** What a route at {@code /assets/*} does in place of forwarding, and what it keeps of paths. */
final class RouteMistakes {
  private RouteMistakes() {}

  static Stream<Mistake> all() {
    return Stream.of(actions(), responses(), redirects(), slashes()).flatMap(List::stream);
  }

  private static Mistake route(String keys, ConfigCode code, String message, String hint) {
    return Mistake.mistake("to: { users: 1 }", keys, code, message, hint);
  }

  private static List<Mistake> actions() {
    return List.of(
        Mistake.mistake(
            "{ id: assets, match: { path: /assets/* }, auth: none, to: { users: 1 } }",
            "»{« id: assets, match: { path: /assets/* }, auth: none }",
            BAD_VALUE,
            "to: none (expected: one of to, respond, redirect and files)",
            ""),
        route(
            "to: { users: 1 }, respond: »{«}",
            BAD_VALUE,
            "one of to, respond, redirect and files",
            ""),
        route(
            "respond: {}, redirect: »{« scheme: https, host: a.example }",
            BAD_VALUE,
            "one of to, respond, redirect and files",
            ""),
        route("respond: {}, rewrite: »{« strip: /a }", BAD_VALUE, "no service gets", ""),
        route("respond: {}, preserveHost: »true«", BAD_VALUE, "no service gets", ""),
        route("»respnd«: { status: 200 }", UNKNOWN_KEY, "respnd", "did you mean \"respond\"?"),
        route("»redirect«: ", MISSING_VALUE, "redirect", ""),
        Mistake.mistake(
            "match: { path: /assets/* }",
            "match: { regex: »\"/a(b\"« }",
            BAD_REGEX,
            "regex: /a(b (expected: ",
            ""));
  }

  private static List<Mistake> responses() {
    return List.of(
        route("respond: »200«", WRONG_TYPE, "respond: 200", ""),
        route("respond: »[« 200 ]", WRONG_TYPE, "respond: a list", ""),
        route("respond: { status: »ok« }", WRONG_TYPE, "status: ok", ""),
        route("respond: { status: »\"200\"« }", WRONG_TYPE, "no quotes", ""),
        route("respond: { status: »20.5« }", WRONG_TYPE, "an integer", ""),
        route("respond: { status: »199« }", BAD_VALUE, "200 to 599", ""),
        route("respond: { status: »101« }", BAD_VALUE, "200 to 599", ""),
        route("respond: { status: »600« }", BAD_VALUE, "200 to 599", ""),
        route("respond: { status: »-1« }", BAD_VALUE, "200 to 599", ""),
        route("respond: { status: »99999999999« }", BAD_VALUE, "an integer up to", ""),
        route("respond: { status: 204, body: »a« }", BAD_VALUE, "have none", ""),
        route("respond: { status: 304, body: »a« }", BAD_VALUE, "have none", ""),
        route("respond: { body: »[« a ] }", WRONG_TYPE, "body: a list", ""),
        route("respond: { headers: »a« }", WRONG_TYPE, "headers: a", ""),
        route("respond: { headers: { »\"a b\"«: c } }", BAD_VALUE, "names of headers", ""),
        route("respond: { headers: { »\"a\\r\\nb\"«: c } }", BAD_VALUE, "names of headers", ""),
        route("respond: { headers: { »é«: c } }", BAD_VALUE, "names of headers", ""),
        route("respond: { headers: { a: b, »A«: c } }", BAD_VALUE, "each name once", ""),
        route("respond: { headers: { a: »\"b\\r\\nc: d\"« } }", BAD_VALUE, "visible ASCII", ""),
        route("respond: { headers: { a: »\"b\\tc\"« } }", BAD_VALUE, "visible ASCII", ""),
        route("respond: { headers: { a: »\"\\0\"« } }", BAD_VALUE, "visible ASCII", ""),
        route("respond: { headers: { a: »é« } }", BAD_VALUE, "visible ASCII", ""),
        route("respond: { headers: { a: »\"\\u20ac\"« } }", BAD_VALUE, "visible ASCII", ""),
        route("respond: { headers: { a: »[« b ] } }", WRONG_TYPE, "a: a list", ""),
        route("respond: { headers: { x-api-key: »é« } }", BAD_VALUE, "x-api-key: ***", ""),
        route("respond: { headers: { Date: »now« } }", BAD_VALUE, "how the response is", ""),
        route(
            "respond: { headers: { Content-Encoding: »br« } }",
            BAD_VALUE,
            "how the response is",
            ""),
        route(
            "respond: { headers: { Content-Length: »5« } }", BAD_VALUE, "how the response is", ""),
        route("respond: { headers: { connection: »close« } }", BAD_VALUE, "how the response", ""));
  }

  private static List<Mistake> redirects() {
    return List.of(
        route("redirect: »https://shop.example«", WRONG_TYPE, "redirect: https", ""),
        route("»redirect«: { status: 308 }", BAD_VALUE, "to: none", ""),
        route("»redirect«: {}", BAD_VALUE, "to: none", ""),
        route(
            "redirect: { to: »\"https://a.example\"«, host: b.example }",
            BAD_VALUE,
            "none beside",
            ""),
        route("redirect: { to: »\"//a.example{path}\"« }", BAD_VALUE, "a URL such as", ""),
        route("redirect: { to: »\"ftp://a.example{path}\"« }", BAD_VALUE, "a URL such as", ""),
        route("redirect: { to: »\"javascript:alert(1)\"« }", BAD_VALUE, "a URL such as", ""),
        route("redirect: { to: »\"https://u:p@a.example/\"« }", BAD_VALUE, "a URL such as", ""),
        route("redirect: { to: »\"https://\"« }", BAD_VALUE, "a URL such as", ""),
        route("redirect: { to: »\"https://a.example:0\"« }", BAD_VALUE, "1 to 65535", ""),
        route("redirect: { to: »\"https://a.example:70000\"« }", BAD_VALUE, "1 to 65535", ""),
        route("redirect: { to: »\"https://a b\"« }", BAD_VALUE, "a host such as", ""),
        route("redirect: { to: »\"https://a\\r\\nx: y\"« }", BAD_VALUE, "", ""),
        route("redirect: { to: »\"https://é.example/\"« }", BAD_VALUE, "a host such as", ""),
        route("redirect: { to: »\"https://a.example/{id}\"« }", BAD_VALUE, "{path}, {rest}", ""),
        route("redirect: { to: »\"https://a.example/{path}\"« }", BAD_VALUE, "no empty", ""),
        route("redirect: { to: »\"https://a.example/a?b={path}\"« }", BAD_VALUE, "no query", ""),
        route("redirect: { to: »\"https://a.example/#a\"« }", BAD_VALUE, "no query", ""),
        route("redirect: { scheme: »HTTPS« }", BAD_VALUE, "http or https", ""),
        route("redirect: { scheme: »[« https ] }", WRONG_TYPE, "scheme: a list", ""),
        route("redirect: { host: »\"*.example\"« }", BAD_VALUE, "a host such as", ""),
        route("redirect: { host: »\"a.example:80\"« }", BAD_VALUE, "a host such as", ""),
        route("redirect: { host: »\"\"« }", BAD_VALUE, "a host such as", ""),
        route("redirect: { port: »0« }", BAD_VALUE, "1 to 65535", ""),
        route("redirect: { port: »65536« }", BAD_VALUE, "1 to 65535", ""),
        route("redirect: { port: »https« }", WRONG_TYPE, "port: https", ""),
        route("redirect: { path: »new« }", BAD_VALUE, "/path", ""),
        route("redirect: { path: »\"\"« }", BAD_VALUE, "/path", ""),
        route("redirect: { path: »/a b« }", BAD_VALUE, "percent-encoded", ""),
        route("redirect: { path: »/é« }", BAD_VALUE, "percent-encoded", ""),
        route("redirect: { path: »\"/a\\nb\"« }", BAD_VALUE, "percent-encoded", ""),
        route("redirect: { path: »/a/../b« }", BAD_VALUE, "no dot segments", ""),
        route("redirect: { path: »\"/a{rest\"« }", BAD_VALUE, "characters of a path", ""),
        route("redirect: { path: /a, status: »200« }", BAD_VALUE, "301, 302, 303", ""),
        route("redirect: { path: /a, status: »304« }", BAD_VALUE, "301, 302, 303", ""),
        route("redirect: { path: /a, status: »moved« }", WRONG_TYPE, "status: moved", ""),
        route("»redirect«: { path: \"/assets{path}\" }", ENDLESS_REDIRECT, "assets", ""));
  }

  private static List<Mistake> slashes() {
    return List.of(
        route("to: { users: 1 }, slashes: »merge«", BAD_VALUE, "reject, keep", ""),
        route("to: { users: 1 }, slashes: »true«", BAD_VALUE, "reject, keep", ""),
        route("to: { users: 1 }, encodedSlash: »[« keep ]", WRONG_TYPE, "a list", ""),
        route(
            "to: { users: 1 }, »encodedSlashes«: keep",
            UNKNOWN_KEY,
            "encodedSlashes",
            "did you mean \"encodedSlash\"?"),
        Mistake.mistake(
            "match: { path: /assets/* }",
            "match: { scheme: »ws« }",
            BAD_VALUE,
            "scheme: ws (expected: http or https)",
            ""),
        Mistake.mistake(
            "match: { path: /assets/* }",
            "match: { path: »/a//b« }, encodedSlash: keep",
            BAD_PATH,
            "no empty",
            "slashes: keep"),
        Mistake.mistake(
            "match: { path: /assets/* }",
            "match: { path: »/a%5Cb« }, slashes: keep",
            BAD_PATH,
            "encoded slash",
            "encodedSlash: keep"));
  }
}
