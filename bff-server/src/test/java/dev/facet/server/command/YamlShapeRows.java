// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static dev.facet.server.command.YamlMistake.mistake;

import java.util.List;
import java.util.stream.Stream;

/** Keys and values on a wrong level or of a wrong shape, and names that nothing has. */
final class YamlShapeRows {
  private YamlShapeRows() {}

  static List<YamlMistake> all() {
    return Stream.of(shapes(), levels(), keys(), names()).flatMap(List::stream).toList();
  }

  private static List<YamlMistake> shapes() {
    return List.of(
        mistake(
            "  blog:\n    endpoints: [{ url: \"http://localhost:3000\" }]\n    timeout: { connect: 2s, attempt: 5s }",
            "  - blog:\n      endpoints: [{ url: \"http://localhost:3000\" }]",
            "5:3",
            "services: a list (expected: a mapping by name)",
            "write \"blog:\" without a -, and its settings below"),
        mistake(
            "  - id: blog\n    match: { path: /v1/blog/*, methods: [GET] }\n    auth: none\n    to: { blog: 100 }",
            "  blog:\n    match: { path: /v1/blog/*, methods: [GET] }\n    auth: none\n    to: { blog: 100 }",
            "19:3",
            "routes: a mapping (expected: a list)",
            "write - before each entry"),
        mistake(
            "endpoints: [{ url: \"http://localhost:3000\" }]",
            "endpoints: { url: \"http://localhost:3000\" }",
            "6:16",
            "endpoints: a mapping (expected: a list)",
            "put [ ] around it: [{ url: \"http://localhost:3000\" }]"),
        mistake(
            "endpoints: [{ url: \"http://localhost:3000\" }]",
            "endpoints: [\"http://localhost:3000\"]",
            "6:17",
            "endpoints[0]: http://localhost:3000 (expected: a mapping)",
            "did you mean { url: \"http://localhost:3000\" }?"),
        mistake(
            "endpoints: [{ url: \"http://localhost:3000\" }]",
            "endpoints: http://localhost:3000",
            "6:16",
            "endpoints: http://localhost:3000 (expected: a list)",
            "did you mean [{ url: \"http://localhost:3000\" }]?"),
        mistake(
            "use: [shop-cors, limit]",
            "use: shop-cors",
            "15:10",
            "use: shop-cors (expected: a list)",
            "did you mean [shop-cors]?"),
        mistake(
            "use: [shop-cors, limit]",
            "use: [{ cors: { origins: [\"*\"] } }]",
            "15:11",
            "use[0]: a mapping (expected: a single value)",
            "define it under \"policies\", and write its name here"),
        mistake(
            "to: { blog: 100 }",
            "to: blog",
            "22:9",
            "to: blog (expected: a mapping by name)",
            "did you mean { blog: 1 }?"),
        mistake(
            "to: { blog: 100 }",
            "to: [blog]",
            "22:9",
            "to: a list (expected: a mapping by name)",
            "did you mean { blog: 1 }?"),
        mistake(
            "schema: [schema/*.graphql]",
            "schema: schema/*.graphql",
            "14:13",
            "schema: schema/*.graphql (expected: a list)",
            "did you mean [schema/*.graphql]?"),
        mistake(
            "schema: [schema/*.graphql]",
            "schema: \"*.graphql\"",
            "14:13",
            "schema: *.graphql (expected: a list)",
            "did you mean [\"*.graphql\"]?"),
        mistake(
            "    timeout: { connect: 2s, attempt: 5s }",
            "    timeout:",
            "7:5",
            "timeout: no value (expected: a value, or no key at all)",
            "remove the key to get the default; write {} or [] for an empty value"),
        mistake(
            "path: /graphql",
            "path:",
            "13:5",
            "path: no value (expected: a value)",
            "write the value behind the colon, or indented below"));
  }

  private static List<YamlMistake> levels() {
    return List.of(
        mistake(
            "    timeout: { connect: 2s, attempt: 5s }\n",
            "timeout: { connect: 2s, attempt: 5s }\n",
            "7:1",
            "unknown key \"timeout\"",
            "\"timeout\" belongs under services.NAME or services.NAME.health."),
        mistake(
            "version: 1\n",
            "version: 1\nport: 8080\n",
            "2:1",
            "unknown key \"port\"",
            "\"port\" belongs under listeners.public or listeners.management."),
        mistake(
            "  public: { port: 8080, limits: { body: 1MiB } }",
            "  port: 8080",
            "3:3",
            "listeners: port (expected: a name, and these below it)",
            "write a name of your own with a colon above them, and indent them"),
        mistake(
            "  limit: { rateLimit: { limits: [20/1s] } }",
            "  limit: { rateLimit: { limits: [20/1s], window: 1s } }",
            "10:42",
            "unknown key \"window\"",
            "known keys: key, limits, maxKeys"),
        mistake(
            "  limit: { rateLimit: { limits: [20/1s] } }",
            "  limit: { rateLimit: { limits: [20/1s], max: 20 } }",
            "10:42",
            "unknown key \"max\"",
            "known keys: key, limits, maxKeys"),
        mistake(
            "  limit: { rateLimit: { limits: [20/1s] } }",
            "  limit: { rateLimit: { limits: [20/1s], trustedProxies: [10.0.0.0/8] } }",
            "10:42",
            "unknown key \"trustedProxies\"",
            "\"trustedProxies\" belongs under listeners.public. known keys: key, limits, maxKeys"),
        mistake(
            "  limit: { rateLimit: { limits: [20/1s] } }",
            "  limit: { headers: { request: { set: { a: b }, response: {} } } }",
            "10:49",
            "unknown key \"response\"",
            "\"response\" belongs under policies.NAME.headers."),
        mistake(
            "    limits: { depth: 12, deadline: 3s }",
            "    depth: 12",
            "17:5",
            "unknown key \"depth\"",
            "\"depth\" belongs under frontends.NAME.limits."),
        mistake(
            "    timeout: { connect: 2s, attempt: 5s }",
            "    connect: 2s",
            "7:5",
            "unknown key \"connect\"",
            "\"connect\" belongs under services.NAME.timeout."),
        mistake(
            "frontends:\n  web:\n    path: /graphql\n    schema: [schema/*.graphql]\n    use: [shop-cors, limit]\n    auth: none\n    limits: { depth: 12, deadline: 3s }\n",
            "frontends:\n  path: /graphql\n  schema: [schema/*.graphql]\n  auth: none\n",
            "12:3",
            "frontends: path, schema, auth (expected: a name, and these below it)",
            "write a name of your own with a colon above them, and indent them"),
        mistake(
            "  limit: { rateLimit: { limits: [20/1s] } }",
            "  limit: { rateLimit: { limits: [20/1s] }, ip: { allow: [10.0.0.0/8] } }",
            "10:3",
            "limit: rateLimit, ip (expected: exactly one plugin)",
            "give each plugin a policy of its own"));
  }

  private static List<YamlMistake> keys() {
    return List.of(
        mistake(
            "    timeout:",
            "    timeouts:",
            "7:5",
            "unknown key \"timeouts\"",
            "did you mean \"timeout\"?"),
        mistake(
            "limits: { depth: 12, deadline: 3s }",
            "limits: { upstream-calls: 12 }",
            "17:15",
            "unknown key \"upstream-calls\"",
            "did you mean \"upstreamCalls\"?"),
        mistake(
            "    endpoints:",
            "    Endpoints:",
            "6:5",
            "unknown key \"Endpoints\"",
            "did you mean \"endpoints\"?"),
        mistake(
            "services:\n",
            "service:\n",
            "4:1",
            "unknown key \"service\"",
            "did you mean \"services\"?"),
        mistake(
            "    auth: none\n    limits",
            "    path: /other\n    auth: none\n    limits",
            "16:5",
            "duplicate key \"path\"",
            "remove one of the two"),
        mistake(
            "routes:",
            "services:\n  other: { endpoints: [{ url: \"http://o:1\" }] }\nroutes:",
            "18:1",
            "duplicate key \"services\"",
            "remove one of the two"),
        mistake("version: 1\n", "", "1:1", "missing key \"version\"", "add \"version: 1\" here"));
  }

  private static List<YamlMistake> names() {
    return List.of(
        mistake(
            "use: [shop-cors, limit]",
            "use: [shop-crs, limit]",
            "15:11",
            "unknown policy \"shop-crs\"",
            "did you mean \"shop-cors\"?"),
        mistake(
            "use: [shop-cors, limit]",
            "use: [cors, limit]",
            "15:11",
            "unknown policy \"cors\"",
            "\"cors\" is the plugin of \"shop-cors\"; defined are: shop-cors, limit"),
        mistake(
            "use: [shop-cors, limit]",
            "use: [Shop-Cors, limit]",
            "15:11",
            "unknown policy \"Shop-Cors\"",
            "did you mean \"shop-cors\"?"),
        mistake(
            "to: { blog: 100 }",
            "to: { blgo: 100 }",
            "22:11",
            "unknown service \"blgo\"",
            "did you mean \"blog\"?"),
        mistake(
            "{ cors: {", "{ Cors: {", "9:16", "unknown plugin \"Cors\"", "did you mean \"cors\"?"),
        mistake(
            "    auth: none\n    limits",
            "    limits",
            "15:5",
            "frontend \"web\": no policy authenticates",
            "use a policy that authenticates, or write \"auth: none\" if every client may call"),
        mistake(
            "routes:",
            "  app: { path: /graphql, schema: [schema/*.graphql], auth: none }\nroutes:",
            "18:10",
            "frontends \"web\" and \"app\": both at /graphql",
            "give one of them another path"));
  }
}
