// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static dev.facet.server.config.compile.Mistake.mistake;
import static dev.facet.server.config.finding.ConfigCode.BAD_PATH;
import static dev.facet.server.config.finding.ConfigCode.BAD_VALUE;
import static dev.facet.server.config.finding.ConfigCode.MISSING_UNIT;
import static dev.facet.server.config.finding.ConfigCode.WRONG_TYPE;

import java.util.List;
import java.util.stream.Stream;

/** Values of a wrong type, unit or range. */
final class ValueMistakes {
  private ValueMistakes() {}

  static Stream<Mistake> all() {
    return Stream.of(values()).flatMap(List::stream);
  }

  private static List<Mistake> values() {
    return List.of(
        mistake(
            "connect: 300ms",
            "connect: »300«",
            MISSING_UNIT,
            "connect: 300",
            "did you mean \"300ms\"?"),
        mistake(
            "connect: 300ms",
            "connect: »30«",
            MISSING_UNIT,
            "connect: 30",
            "did you mean \"30s\"?"),
        mistake("connect: 300ms", "connect: »300sec«", BAD_VALUE, "300ms, 2s, 5m, 1h or 1d", ""),
        mistake("connect: 300ms", "connect: »4000d«", BAD_VALUE, "at most 3650d", ""),
        mistake(
            "connect: 300ms",
            "connect: »0s«",
            BAD_VALUE,
            "connect: 0s (expected: 1ms or more)",
            ""),
        mistake("headers: 16KiB", "headers: »16«", MISSING_UNIT, "headers: 16", "\"16KiB\""),
        mistake(
            "headers: 16KiB", "headers: »16kib«", BAD_VALUE, "16kib", "did you mean \"16KiB\"?"),
        mistake("headers: 16KiB", "headers: »999999999GiB«", BAD_VALUE, "at most", ""),
        mistake(
            "failureRate: 12.5%",
            "failureRate: »12.5«", MISSING_UNIT, "", "did you mean \"12.5%\"?"),
        mistake("failureRate: 12.5%", "failureRate: »120%«", BAD_VALUE, "0% to 100%", ""),
        mistake("failureRate: 12.5%", "failureRate: »half«", BAD_VALUE, "such as 20%", ""),
        mistake("open: 1d", "open: »0s«", BAD_VALUE, "1ms or longer", ""),
        mistake("slowCall: 8s", "slowCall: »0ms«", BAD_VALUE, "1ms or longer", ""),
        mistake("window: 10,", "window: »2147483647«,", BAD_VALUE, "1 to 100000", ""),
        mistake("port: 0,", "port: »65536«,", BAD_VALUE, "port: 65536 (expected: 0 to 65535)", ""),
        mistake(
            "port: 0,", "port: »eighty«,", WRONG_TYPE, "port: eighty (expected: an integer)", ""),
        mistake("port: 0,", "port: »99999999999«,", BAD_VALUE, "up to 2147483647", ""),
        mistake("port: 0,", "port: »\"9091\"«,", WRONG_TYPE, "no quotes", "9091 without quotes"),
        mistake(
            "port: ${env.PORT}",
            "port: »${env.HOST}«",
            WRONG_TYPE,
            "port: ${env.HOST} (expected: an integer)",
            ""),
        mistake(
            "authorization: true", "authorization: »yes«", WRONG_TYPE, "true or false", "\"true\""),
        mistake(
            "introspection: true",
            "introspection: »Off«",
            WRONG_TYPE,
            "true or false",
            "\"false\""),
        mistake(
            "    use: [user]",
            "    use: »user«",
            WRONG_TYPE,
            "use: user (expected: a list)",
            "did you mean [user]?"),
        mistake(
            "headers: [Accept-Language]",
            "headers: »{« a: b }",
            WRONG_TYPE,
            "headers: a mapping (expected: a list)",
            ""),
        mistake(
            "to: { users: 1 }",
            "to: »[«users]",
            WRONG_TYPE,
            "to: a list (expected: a mapping by name)",
            ""),
        mistake(
            "bulkhead: { max: 7 }",
            "bulkhead: »7«",
            WRONG_TYPE,
            "bulkhead: 7 (expected: a mapping)",
            ""),
        mistake(
            "id: orders\n",
            "id: »[«orders]\n",
            WRONG_TYPE,
            "id: a list (expected: a single value)",
            ""),
        mistake("version: 1\n", "version: »2«\n", BAD_VALUE, "version: 2 (expected: 1)", ""),
        mistake(
            "\"https://catalog-2\"", "»\"catalog-2:80\"«", BAD_VALUE, "http://catalog-2:80", ""),
        mistake("\"https://catalog-2\"", "»\"http://a b\"«", BAD_VALUE, "a URL", ""),
        mistake(
            "endpoints: [{ url: \"http://users:8080\" }]",
            "endpoints: »[«]",
            BAD_VALUE,
            "endpoints: none (expected: 1 or more, or discover)",
            ""),
        mistake("127.0.0.1/32", "»127.0.0.1/33«", BAD_VALUE, "0 to 32 bits behind the slash", ""),
        mistake("127.0.0.1/32", "»localhost«", BAD_VALUE, "an address or a block", ""),
        mistake(
            "[GET, POST]",
            "[GET, »post«]",
            BAD_VALUE,
            "methods: post (expected: a method in capitals, as POST)",
            ""),
        mistake("\"*.Shop.example\"", "»\"shop.example:80\"«", BAD_VALUE, "without port", ""),
        mistake(
            "auth: none",
            "auth: »non«",
            BAD_VALUE,
            "auth: non (expected: none)",
            "did you mean \"none\"?"),
        mistake(
            "catalog: 95",
            "catalog: »-1«",
            BAD_VALUE,
            "to.catalog: -1 (expected: 0 to 1000000)",
            ""),
        mistake("to: { users: 1 }", "to: »{« users: 0 }", BAD_VALUE, "one weight above 0", ""),
        mistake("scopes: [orders.read]", "scopes: »[«]", BAD_VALUE, "scopes: none", ""),
        mistake("[\"https://shop.example\"]", "[»\"*\"«]", BAD_VALUE, "named with credentials", ""),
        mistake("path: /graphql/web", "path: »/graphql/*«", BAD_VALUE, "without /*", ""),
        mistake(
            "/assets/*",
            "»assets/*«",
            BAD_PATH,
            "/exact or /prefix/*",
            "did you mean \"/assets/*\"?"),
        mistake("/assets/*", "»/assets*«", BAD_PATH, "* only at the end", "\"/assets/*\"?"),
        mistake("/assets/*", "»\"/x/{id}*\"«", BAD_PATH, "at the end, as /*", "\"/x/{id}/*\"?"),
        mistake("/assets/*", "»/assets/**«", BAD_PATH, "* only at the end", "\"/assets/*\"?"),
        mistake("/assets/*", "»/a?b=1«", BAD_PATH, "without query", "did you mean \"/a\"?"),
        mistake("/assets/*", "»/a?key=s3cr3t«", BAD_PATH, "***", "did you mean \"/a\"?"),
        mistake("/assets/*", "»http://u:s3cr3t@h/a«", BAD_PATH, "/exact", ""),
        mistake("/assets/*", "»http://h/a?b«", BAD_PATH, "/exact", "did you mean \"/a\"?"),
        mistake("/assets/*", "»/é«", BAD_PATH, "percent-encoded", "\"/%C3%A9\"?"),
        mistake("/assets/*", "»\"/x/{id:[0-9]+}\"«", BAD_PATH, "{name}", "\"/x/{id}\"?"),
        mistake(
            "/assets/*",
            "»/assets/*/img«",
            BAD_PATH,
            "* only at the end",
            "\"/assets/{name}/img\"?"),
        mistake(
            "/assets/*", "»/assets?x=1«", BAD_PATH, "without query", "did you mean \"/assets\"?"),
        mistake("/assets/*", "»/a//b«", BAD_PATH, "no empty", ""),
        mistake("/assets/*", "»/a/../b«", BAD_PATH, "no dot segments", ""),
        mistake("/assets/*", "»/a b«", BAD_PATH, "percent-encoded", ""),
        mistake("/assets/*", "»/a%2Fb«", BAD_PATH, "encoded slash", ""),
        mistake("/assets/*", "»/a;b«", BAD_PATH, "no path parameters", ""),
        mistake("/assets/*", "»/a%00b«", BAD_PATH, "control characters", ""),
        mistake("/assets/*", "»\"/assets/x{id}\"«", BAD_PATH, "{name} as a whole segment", ""),
        mistake("/assets/*", "»\"/{id}/{id}\"«", BAD_PATH, "each {name} once", ""),
        mistake("path: /graphql/web", "path: »\"/{a}\"«", BAD_VALUE, "an exact path", ""),
        mistake(
            "match: { path: /assets/* }",
            "match: { headers: { »x y«: a } }",
            BAD_VALUE,
            "names of headers",
            ""),
        mistake(
            "match: { path: /assets/* }",
            "match: { headers: { x-a: »\"a\\nb\"« } }",
            BAD_VALUE,
            "visible ASCII",
            ""));
  }
}
