// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static dev.facet.server.config.compile.Mistake.mistake;
import static dev.facet.server.config.finding.ConfigCode.DUPLICATE_KEY;
import static dev.facet.server.config.finding.ConfigCode.MALFORMED_PLACEHOLDER;
import static dev.facet.server.config.finding.ConfigCode.MISSING_KEY;
import static dev.facet.server.config.finding.ConfigCode.MISSING_VALUE;
import static dev.facet.server.config.finding.ConfigCode.NOT_AVAILABLE;
import static dev.facet.server.config.finding.ConfigCode.NOT_YAML;
import static dev.facet.server.config.finding.ConfigCode.UNKNOWN_KEY;
import static dev.facet.server.config.finding.ConfigCode.UNREADABLE_FILE;
import static dev.facet.server.config.finding.ConfigCode.UNSET_VARIABLE;
import static dev.facet.server.config.finding.ConfigCode.UNSUPPORTED_YAML;

import java.util.List;
import java.util.stream.Stream;

/** What is no good whatever it means: YAML, placeholders and keys. */
final class FormMistakes {
  private FormMistakes() {}

  static Stream<Mistake> all() {
    return Stream.of(yaml(), placeholders(), keys()).flatMap(List::stream);
  }

  private static List<Mistake> yaml() {
    return List.of(
        mistake("[user]", "»*user«", UNSUPPORTED_YAML, "an alias", "needs quotes"),
        mistake("depth: 1\n", "depth: 1\n»\t«aliases: 2\n", NOT_YAML, "not YAML", "spaces"),
        mistake("[127.0.0.1/32,", "[»@«lan,", NOT_YAML, "not YAML", "starts with @ needs quotes"),
        mistake(
            "{ max: 32, queue: 0, idle: 20s }",
            "»{« max: 32\npolicies: {}",
            NOT_YAML,
            "not closed",
            "write }"),
        mistake("port: ${env.PORT}", "port: { a: $»{«env.PORT} }", NOT_YAML, "", "quotes around"),
        mistake("\"*.graphql\"", "»*.graphql«", NOT_YAML, "not YAML", "starts with * needs quotes"),
        mistake("version: 1\n", "version: »!!int 1«\n", UNSUPPORTED_YAML, "", ""),
        mistake(
            "    bulkhead: { max: 7 }", "    »<<«: { max: 7 }", UNSUPPORTED_YAML, "<<", "repeat"),
        mistake("max: 7 }", "max: 7, »max«: 8 }", DUPLICATE_KEY, "\"max\"", "remove one"),
        mistake(
            "x-token: \"Bearer",
            "»x-api-key«: a\n      x-token: \"Bearer",
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
            "»${file:/run/secrets/long}«",
            UNREADABLE_FILE,
            "longer than 1 MiB",
            "the file of the value alone"),
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
        mistake(
            "queue: 0",
            "»overflow«: 0",
            UNKNOWN_KEY,
            "",
            "known keys: max, queue, streams, idle, lifetime"),
        mistake(
            "policies:",
            "»policy«: {}\npolicies:",
            UNKNOWN_KEY,
            "",
            "known keys: version, listeners, stores, services, policies"),
        mistake(
            "credentials: true",
            "credentials: true, »credential«: true",
            UNKNOWN_KEY,
            "",
            "did you mean \"credentials\"?"),
        mistake(
            "    bulkhead: { max: 7 }",
            "    »openapi«: openapi/catalog.yaml",
            NOT_AVAILABLE,
            "openapi: not available in this version",
            "remove"),
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
}
