// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import static dev.facet.server.config.ConfigCode.BAD_PATH;
import static dev.facet.server.config.ConfigCode.BAD_VALUE;
import static dev.facet.server.config.ConfigCode.CONTRADICTORY_AUTHENTICATION;
import static dev.facet.server.config.ConfigCode.DUPLICATE_KEY;
import static dev.facet.server.config.ConfigCode.EQUAL_FRONTEND_PATHS;
import static dev.facet.server.config.ConfigCode.EQUAL_PORTS;
import static dev.facet.server.config.ConfigCode.EQUAL_ROUTES;
import static dev.facet.server.config.ConfigCode.EQUAL_ROUTE_IDS;
import static dev.facet.server.config.ConfigCode.MALFORMED_PLACEHOLDER;
import static dev.facet.server.config.ConfigCode.MALFORMED_POLICY;
import static dev.facet.server.config.ConfigCode.MISSING_KEY;
import static dev.facet.server.config.ConfigCode.MISSING_UNIT;
import static dev.facet.server.config.ConfigCode.MISSING_VALUE;
import static dev.facet.server.config.ConfigCode.NOT_AVAILABLE;
import static dev.facet.server.config.ConfigCode.NOT_YAML;
import static dev.facet.server.config.ConfigCode.NO_AUTHENTICATION;
import static dev.facet.server.config.ConfigCode.POLICY_TWICE;
import static dev.facet.server.config.ConfigCode.SHADOWED_ROUTE;
import static dev.facet.server.config.ConfigCode.STRIP_NEVER_APPLIES;
import static dev.facet.server.config.ConfigCode.UNKNOWN_KEY;
import static dev.facet.server.config.ConfigCode.UNKNOWN_PLUGIN;
import static dev.facet.server.config.ConfigCode.UNKNOWN_POLICY;
import static dev.facet.server.config.ConfigCode.UNKNOWN_SERVICE;
import static dev.facet.server.config.ConfigCode.UNREADABLE_FILE;
import static dev.facet.server.config.ConfigCode.UNSET_VARIABLE;
import static dev.facet.server.config.ConfigCode.UNSUPPORTED_YAML;
import static dev.facet.server.config.ConfigCode.WRONG_TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.DiagnosticPrinter;
import dev.facet.schema.diagnostic.SourceSpan;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake is found where it is, once, with a remedy, and without consequences. */
class MistakesTest {
  private static final String GOOD = ConfigCompilerTest.resource("complete.yaml");

  private static Mistake mistake(
      String good, String bad, ConfigCode code, String message, String hint) {
    return new Mistake(good, bad, code, message, hint);
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(yaml(), placeholders(), keys(), values(), names(), rules())
        .flatMap(List::stream);
  }

  private static List<Mistake> yaml() {
    return List.of(
        mistake(
            "[user]", "»*user«", UNSUPPORTED_YAML, "alias \"*user\"", "needs quotes: \"*user\""),
        mistake("depth: 1\n", "depth: 1\n»\t«aliases: 2\n", NOT_YAML, "not YAML", "spaces"),
        mistake("[127.0.0.1/32,", "[»@«lan,", NOT_YAML, "not YAML", "starts with @ needs quotes"),
        mistake(
            "max: 32, queue: 0, idle: 20s }", "max: 32\npolicies»:« {}", NOT_YAML, "", "bracket"),
        mistake("port: ${env.PORT}", "port: { a: $»{«env.PORT} }", NOT_YAML, "", "quotes around"),
        mistake("\"*.graphql\"", "»*.graphql«", NOT_YAML, "not YAML", "starts with * needs quotes"),
        mistake("version: 1\n", "version: »!!int 1«\n", UNSUPPORTED_YAML, "", ""),
        mistake(
            "    bulkhead: { max: 7 }", "    »<<«: { max: 7 }", UNSUPPORTED_YAML, "<<", "repeat"),
        mistake("max: 7 }", "max: 7, »max«: 8 }", DUPLICATE_KEY, "\"max\"", "remove one"),
        mistake(
            "authorization: \"Bearer",
            "»x-api-key«: a\n      authorization: \"Bearer",
            DUPLICATE_KEY,
            "\"x-api-key\"",
            "remove one"),
        mistake(
            "auth: none, to: { users: 1 } }\n",
            "auth: none, to: { users: 1 } }\n»---«\na: 1\n",
            UNSUPPORTED_YAML,
            "second document",
            "one document"));
  }

  private static List<Mistake> placeholders() {
    return List.of(
        mistake(
            "${env.PORT}",
            "»${env.PROT}«",
            UNSET_VARIABLE,
            "variable PROT is not set",
            "set PROT, or give a default: ${env.PROT:-...}"),
        mistake("${env.PORT}", "»${env.EMPTY}«", UNSET_VARIABLE, "EMPTY is empty", "default"),
        mistake(
            "http://${env.HOST}:8080",
            "http://»${env.NOPE}«:8080",
            UNSET_VARIABLE,
            "NOPE",
            "set NOPE"),
        mistake(
            "\"Bearer ${file:/run/secrets/token}\"",
            "\"Bearer »${file:/run/secrets/tokn}«\"",
            UNREADABLE_FILE,
            "file /run/secrets/tokn does not exist",
            "put the value"),
        mistake(
            "\"Bearer ${file:/run/secrets/token}\"",
            "»${file:/run/secrets/locked}«",
            UNREADABLE_FILE,
            "may not be read",
            "readable"),
        mistake(
            "\"Bearer ${file:/run/secrets/token}\"",
            "»${file:/run/secrets/empty}«",
            UNREADABLE_FILE,
            "is empty",
            "put"),
        mistake(
            "\"Bearer ${file:/run/secrets/token}\"",
            "»${file:/run/secrets/torn}«",
            UNREADABLE_FILE,
            "cannot be read",
            "put"),
        mistake(
            "\"${env.CATALOG_KEY}\"",
            "\"»${CATALOG_KEY}«\"",
            MALFORMED_PLACEHOLDER,
            "",
            "did you mean \"${env.CATALOG_KEY}\"?"),
        mistake(
            "\"${env.CATALOG_KEY}\"",
            "\"»${env.CATALOG_KEY«\"",
            MALFORMED_PLACEHOLDER,
            "",
            "closing }"),
        mistake(
            "\"${env.CATALOG_KEY}\"",
            "\"»${env.A:-${env.B}«}\"",
            MALFORMED_PLACEHOLDER,
            "",
            "cannot hold another"),
        mistake(
            "\"${env.CATALOG_KEY}\"",
            "\"»${vault:key}«\"",
            MALFORMED_PLACEHOLDER,
            "",
            "write ${env.NAME}"),
        mistake(
            "x-api-key:", "»\"${env.HOST}\"«:", MALFORMED_PLACEHOLDER, "in a key", "values only"));
  }

  private static List<Mistake> keys() {
    return List.of(
        mistake(
            "    pool:",
            "    »pol«:",
            UNKNOWN_KEY,
            "unknown key \"pol\"",
            "did you mean \"pool\"?"),
        mistake(
            "    maxResponse:",
            "    »maxresponse«:",
            UNKNOWN_KEY,
            "",
            "did you mean \"maxResponse\"?"),
        mistake("queue: 0", "»overflow«: 0", UNKNOWN_KEY, "", "known keys: max, queue, idle"),
        mistake(
            "policies:",
            "»policy«: {}\npolicies:",
            UNKNOWN_KEY,
            "",
            "known keys: version, listeners, services, policies"),
        mistake(
            "credentials: true",
            "credentials: true, »credential«: true",
            UNKNOWN_KEY,
            "",
            "did you mean \"credentials\"?"),
        mistake(
            "    bulkhead: { max: 7 }",
            "    »retry«: { attempts: 2 }",
            NOT_AVAILABLE,
            "retry: not available in this version",
            "remove"),
        mistake("queue: 0", "»lifetime«: 5m", NOT_AVAILABLE, "lifetime", "remove"),
        mistake(
            "  web:\n    path: /graphql/web\n",
            "  »web«:\n",
            MISSING_KEY,
            "missing key \"path\"",
            "add \"path:\" here"),
        mistake(
            "- id: orders\n    match",
            "- »match«",
            MISSING_KEY,
            "missing key \"id\"",
            "add \"id:\""),
        mistake("- { id: assets,", "- »{« ", MISSING_KEY, "missing key \"id\"", ""),
        mistake(
            "version: 1\nlisteners:", "»listeners«:", MISSING_KEY, "missing key \"version\"", ""),
        mistake(
            "    pool: { max: 32, queue: 0, idle: 20s }",
            "    »pool«:",
            MISSING_VALUE,
            "pool: no value",
            "remove the key"),
        mistake("    use: [user]", "    use: [»~«]", MISSING_VALUE, "", ""),
        mistake(
            "cors: { origins: [\"https://shop.example\"], credentials: true, maxAge: 10m }",
            "»cors«: ",
            MISSING_VALUE,
            "cors",
            "{}"));
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
        mistake("port: 0,", "port: »65536«,", BAD_VALUE, "port: 65536 (expected: 0 to 65535)", ""),
        mistake(
            "port: 0,",
            "port: »eighty«,",
            WRONG_TYPE,
            "port: eighty (expected: a whole number)",
            ""),
        mistake("port: 0,", "port: »99999999999«,", BAD_VALUE, "up to 2147483647", ""),
        mistake("port: 0,", "port: »\"9091\"«,", WRONG_TYPE, "no quotes", "9091 without quotes"),
        mistake(
            "port: ${env.PORT}",
            "port: »${env.HOST}«",
            WRONG_TYPE,
            "port: ${env.HOST} (expected: a whole number)",
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
        mistake("\"https://catalog-2\"", "»\"catalog-2:80\"«", BAD_VALUE, "http://host:port", ""),
        mistake("\"https://catalog-2\"", "»\"http://a b\"«", BAD_VALUE, "a URL", ""),
        mistake(
            "endpoints: [{ url: \"http://users:8080\" }]",
            "endpoints: »[«]",
            BAD_VALUE,
            "endpoints: none (expected: 1 or more)",
            ""),
        mistake("127.0.0.1/32", "»127.0.0.1/33«", BAD_VALUE, "0 to 32", ""),
        mistake("127.0.0.1/32", "»localhost«", BAD_VALUE, "an address or a block", ""),
        mistake(
            "[GET, POST]",
            "[GET, »post«]",
            BAD_VALUE,
            "methods: post (expected: a method in capitals)",
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
        mistake("/assets/*", "»/assets*«", BAD_PATH, "* only at the end", ""),
        mistake("/assets/*", "»/assets/*/img«", BAD_PATH, "* only at the end", ""),
        mistake("/assets/*", "»/assets?x=1«", BAD_PATH, "without query", ""),
        mistake("/assets/*", "»/a//b«", BAD_PATH, "no empty", ""),
        mistake("/assets/*", "»/a/../b«", BAD_PATH, "no dot segments", ""),
        mistake("/assets/*", "»/a b«", BAD_PATH, "percent-encoded", ""),
        mistake("/assets/*", "»\"/assets/{id}\"«", NOT_AVAILABLE, "", "path parameters"));
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
            "another port"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void findsTheMistakeAndNothingElse(Mistake mistake) {
    List<Diagnostic> findings = ConfigFixture.findings(mistake.in(GOOD));
    String all = new DiagnosticPrinter(false).text(findings);
    assertEquals(1, findings.size(), all);
    Diagnostic finding = findings.getFirst();
    SourceSpan span = finding.span();
    assertNotNull(span);
    assertEquals(mistake.code(), finding.code(), all);
    assertEquals(mistake.place(GOOD), span + " " + span.text(), all);
    assertTrue(finding.message().contains(mistake.message()), all);
    assertTrue(finding.hint().contains(mistake.hint()), all);
    assertTrue(!all.contains("s3cr3t"), all);
  }

  @Test
  void knowsAMistakeForEveryCode() {
    Set<ConfigCode> without = EnumSet.allOf(ConfigCode.class);
    mistakes().forEach(mistake -> without.remove(mistake.code()));
    assertEquals(
        EnumSet.of(
            ConfigCode.BAD_DOCUMENT, // these three are about other files than this one
            ConfigCode.RESTART_NEEDED, // is about what runs already
            ConfigCode.NO_SCHEMA_FILE,
            ConfigCode.UNREADABLE_PROJECT_FILE,
            ConfigCode.EMPTY_FILE, // has no line
            ConfigCode.NOTHING_SERVED, // is about what is not there
            ConfigCode.UNUSED_POLICY, // does not refuse the file
            ConfigCode.UNUSED_SERVICE),
        without);
  }

  @Test
  void findsAllMistakesInOneRun() {
    String bad =
        """
        version: 1
        listeners:
          public: { port: 70000, address: "a b", limits: { uri: 8, headerCount: 0 }, prot: 1 }
        services:
          catalog:
            endpoints: [{ url: "${env.NOPE}" }, { url: "ftp://x" }]
            pool: { max: 0, queue: -1, idle: soon }
        policies:
          limit: { rateLimit: { keys: [ip] } }
          jwt: { jtw: {} }
        frontends:
          web: { path: graphql, schema: [] }
          app: { path: /app, schema: [a.graphql], use: [limt] }
          tv: { path: /tv, schema: [a.graphql], use: [limit] }
          kiosk: { path: /kiosk, schema: [a.graphql] }
        routes:
          - { id: a, match: { path: /a, methods: [get] }, auth: none, to: { catalog: 1 } }
          - { id: b, match: { path: /b }, auth: none, to: { catlog: 1 } }
          - { id: b, match: { path: /b }, auth: none, to: { catalog: 1 } }
        """;
    List<String> found =
        ConfigFixture.findings(bad).stream()
            .map(finding -> finding.code() + " " + finding.span())
            .sorted()
            .toList();
    assertEquals(
        """
        BAD_PATH facet.yaml:12:16
        BAD_VALUE facet.yaml:17:43
        BAD_VALUE facet.yaml:3:19
        BAD_VALUE facet.yaml:3:35
        BAD_VALUE facet.yaml:3:73
        BAD_VALUE facet.yaml:6:48
        BAD_VALUE facet.yaml:7:18
        BAD_VALUE facet.yaml:7:28
        BAD_VALUE facet.yaml:7:38
        EQUAL_ROUTES facet.yaml:19:14
        EQUAL_ROUTE_IDS facet.yaml:19:7
        MISSING_UNIT facet.yaml:3:57
        NO_AUTHENTICATION facet.yaml:14:41
        NO_AUTHENTICATION facet.yaml:15:3
        UNKNOWN_KEY facet.yaml:3:78
        UNKNOWN_KEY facet.yaml:9:25
        UNKNOWN_PLUGIN facet.yaml:10:10
        UNKNOWN_POLICY facet.yaml:13:49
        UNKNOWN_SERVICE facet.yaml:18:53
        UNSET_VARIABLE facet.yaml:6:25
        """,
        String.join("\n", found) + "\n");
  }
}
