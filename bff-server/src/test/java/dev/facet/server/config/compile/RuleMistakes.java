// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static dev.facet.server.config.compile.Mistake.mistake;
import static dev.facet.server.config.finding.ConfigCode.CONTRADICTORY_AUTHENTICATION;
import static dev.facet.server.config.finding.ConfigCode.EQUAL_FRONTEND_PATHS;
import static dev.facet.server.config.finding.ConfigCode.EQUAL_PORTS;
import static dev.facet.server.config.finding.ConfigCode.EQUAL_ROUTES;
import static dev.facet.server.config.finding.ConfigCode.EQUAL_ROUTE_IDS;
import static dev.facet.server.config.finding.ConfigCode.MALFORMED_POLICY;
import static dev.facet.server.config.finding.ConfigCode.NO_AUTHENTICATION;
import static dev.facet.server.config.finding.ConfigCode.POLICY_TWICE;
import static dev.facet.server.config.finding.ConfigCode.SEVERAL_NAMES;
import static dev.facet.server.config.finding.ConfigCode.SHADOWED_ROUTE;
import static dev.facet.server.config.finding.ConfigCode.STRIP_NEVER_APPLIES;
import static dev.facet.server.config.finding.ConfigCode.UNKNOWN_LISTENER;
import static dev.facet.server.config.finding.ConfigCode.UNKNOWN_PLUGIN;
import static dev.facet.server.config.finding.ConfigCode.UNKNOWN_POLICY;
import static dev.facet.server.config.finding.ConfigCode.UNKNOWN_SERVICE;
import static dev.facet.server.config.finding.ConfigCode.WRONG_TYPE;

import java.util.List;
import java.util.stream.Stream;

/** What is inconsistent: names that nothing has, parts that contradict each other. */
final class RuleMistakes {
  private RuleMistakes() {}

  static Stream<Mistake> all() {
    return Stream.of(names(), rules()).flatMap(List::stream);
  }

  private static List<Mistake> names() {
    return List.of(
        mistake(
            "use: [web-cors, user]",
            "use: [user, »\"${env.CATALOG_KEY}\"«]",
            UNKNOWN_POLICY,
            "unknown policy \"${env.CATALOG_KEY}\"",
            "defined are"),
        mistake(
            "{ cors: { origins: [\"https://shop.example\"], credentials: true, maxAge: 10m } }",
            "»cors«",
            WRONG_TYPE,
            "web-cors: cors (expected: a plugin with its settings)",
            ""),
        mistake(
            "  web-cors: { cors: { origins: [\"https://shop.example\"], credentials: true, maxAge: 10m } }",
            "  »web-cors«: {}",
            MALFORMED_POLICY,
            "web-cors: none (expected: exactly one plugin)",
            ""),
        mistake(
            "to: { users: 1 }",
            "to: { »usrs«: 1 }",
            UNKNOWN_SERVICE,
            "unknown service \"usrs\"",
            "did you mean \"users\"?"),
        mistake(
            "to: { users: 1 }",
            "to: { »inventory«: 1 }",
            UNKNOWN_SERVICE,
            "inventory",
            "defined are: users, catalog"),
        mistake(
            "use: [web-cors, user]",
            "use: [»web-crs«, user]",
            UNKNOWN_POLICY,
            "unknown policy \"web-crs\"",
            "did you mean \"web-cors\"?"),
        mistake(
            "{ jwt:",
            "{ »jtw«:",
            UNKNOWN_PLUGIN,
            "unknown plugin \"jtw\"",
            "did you mean \"jwt\"?"),
        mistake(
            "{ jwt:",
            "{ »kerberos«:",
            UNKNOWN_PLUGIN,
            "kerberos",
            "known plugins: apiKey, correlationId, cors"),
        mistake(
            "  user: { jwt:",
            "  »user«: { ip: {}, jwt:",
            MALFORMED_POLICY,
            "user: ip, jwt (expected: exactly one plugin)",
            "a policy of its own"),
        mistake(
            "use: [web-cors, user]",
            "use: [web-cors, user, »web-cors«]",
            POLICY_TWICE,
            "frontend \"web\"",
            "remove one"));
  }

  private static List<Mistake> rules() {
    return List.of(
        mistake(
            "    use: [web-cors, user]\n",
            "    »use«: [web-cors]\n",
            NO_AUTHENTICATION,
            "frontend \"web\": no policy authenticates",
            "auth: none"),
        mistake(
            "{ id: assets, match: { path: /assets/* }, auth: none,",
            "»{« id: assets, match: { path: /assets/* },",
            NO_AUTHENTICATION,
            "route \"assets\"",
            "auth: none"),
        mistake(
            "auth: none,",
            "»auth«: none, use: [user],",
            CONTRADICTORY_AUTHENTICATION,
            "\"user\" authenticates",
            "remove one"),
        mistake(
            "auth: none,",
            "auth: none, »require«: { scopes: [a] },",
            CONTRADICTORY_AUTHENTICATION,
            "scopes",
            "remove one"),
        mistake(
            "  web:\n    path: /g",
            "  app: { path: /graphql/web, schema: [a.graphql], auth: none }\n  web:\n    »path«: /g",
            EQUAL_FRONTEND_PATHS,
            "frontends \"app\" and \"web\": both at /graphql/web",
            "another path"),
        mistake(
            "match: { path: /assets/* }",
            "match: { »path«: /graphql/web }",
            SHADOWED_ROUTE,
            "frontend \"web\" answers",
            "another path"),
        mistake(
            "match: { path: /assets/* }",
            "»match«: { path: /v1/orders/*, methods: [POST, PUT], host: \"*.shop.example\" }",
            EQUAL_ROUTES,
            "routes \"orders\" and \"assets\"",
            "tell them apart"),
        mistake(
            "match: { path: /assets/* }",
            "»match«: { path: /v%31/orders/*, methods: [HEAD], host: \"*.shop.example\" }",
            EQUAL_ROUTES,
            "routes \"orders\" and \"assets\"",
            "GET includes HEAD"),
        mistake(
            "match: { path: /assets/* }",
            "match: { »path«: /graphql/w%65b }",
            SHADOWED_ROUTE,
            "frontend \"web\" answers",
            "another path"),
        mistake("id: assets", "»id«: orders", EQUAL_ROUTE_IDS, "called \"orders\"", "rename"),
        mistake(
            "strip: /v1",
            "»strip«: /v2",
            STRIP_NEVER_APPLIES,
            "do not begin with /v2",
            "strip what"),
        mistake(
            "port: 0, address: 127.0.0.2",
            "»port«: 8181",
            EQUAL_PORTS,
            "both on port 8181",
            "another port"),
        mistake(
            "  management: {",
            "  first: { port: 8182, via: edge-1 }\n  other: { port: 8183, »via«: edge-2 }\n  management: {",
            SEVERAL_NAMES,
            "via: edge-2 (expected: edge-1",
            "the gateway has one name"),
        mistake(
            "id: assets,",
            "id: assets, listeners: [»publik«],",
            UNKNOWN_LISTENER,
            "unknown listener \"publik\"",
            "did you mean \"public\"?"));
  }
}
