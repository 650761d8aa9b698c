// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static dev.facet.server.command.YamlMistake.mistake;

import java.util.List;
import java.util.stream.Stream;

/** Values that are of the right shape and no good. */
final class YamlValueRows {
  private YamlValueRows() {}

  static List<YamlMistake> all() {
    return Stream.of(amounts(), ports(), urls(), placeholders(), globs())
        .flatMap(List::stream)
        .toList();
  }

  private static List<YamlMistake> amounts() {
    return List.of(
        mistake(
            "connect: 2s",
            "connect: 5sec",
            "7:25",
            "connect: 5sec (expected: an integer with a unit: 300ms, 2s, 5m, 1h or 1d)",
            "did you mean \"5s\"?"),
        mistake(
            "connect: 2s",
            "connect: 2 s",
            "7:25",
            "connect: 2 s (expected: an integer with a unit: 300ms, 2s, 5m, 1h or 1d)",
            "did you mean \"2s\"?"),
        mistake(
            "connect: 2s",
            "connect: 2S",
            "7:25",
            "connect: 2S (expected: an integer with a unit: 300ms, 2s, 5m, 1h or 1d)",
            "did you mean \"2s\"?"),
        mistake(
            "connect: 2s",
            "connect: 1.5s",
            "7:25",
            "connect: 1.5s (expected: an integer with a unit: 300ms, 2s, 5m, 1h or 1d)",
            "did you mean \"1500ms\"?"),
        mistake(
            "connect: 2s",
            "connect: 5min",
            "7:25",
            "connect: 5min (expected: an integer with a unit: 300ms, 2s, 5m, 1h or 1d)",
            "did you mean \"5m\"?"),
        mistake(
            "body: 1MiB",
            "body: 1Mb",
            "3:41",
            "body: 1Mb (expected: an integer with a unit: 512B, 8KiB, 1MiB or 10MB)",
            "did you mean \"1MB\"?"),
        mistake(
            "body: 1MiB",
            "body: 1M",
            "3:41",
            "body: 1M (expected: an integer with a unit: 512B, 8KiB, 1MiB or 10MB)",
            "did you mean \"1MiB\"?"),
        mistake("depth: 12", "depth: -1", "17:22", "depth: -1 (expected: 1 or more)", ""),
        mistake(
            "depth: 12",
            "depth: unlimited",
            "17:22",
            "depth: unlimited (expected: an integer)",
            ""),
        mistake(
            "depth: 12",
            "tokens: 2,000",
            "17:25",
            "unknown key \"000\"",
            "write numbers without commas."),
        mistake(
            "limits: [20/1s]",
            "limits: [20/s]",
            "10:34",
            "limits[0]: 20/s (expected: permits/window, such as 20/1s)",
            ""));
  }

  private static List<YamlMistake> ports() {
    return List.of(
        mistake(
            "port: 8080",
            "port: \"8080\"",
            "3:19",
            "port: \"8080\" (expected: no quotes)",
            "did you mean 8080 without quotes?"),
        mistake("port: 8080", "port: 80800", "3:19", "port: 80800 (expected: 0 to 65535)", ""),
        mistake("port: 8080", "port: -1", "3:19", "port: -1 (expected: 0 to 65535)", ""),
        mistake(
            "port: 8080",
            "port: localhost:8080",
            "3:19",
            "port: localhost:8080 (expected: an integer)",
            ""),
        mistake("version: 1\n", "version: 2\n", "1:10", "version: 2 (expected: 1)", ""),
        mistake(
            "version: 1\n",
            "version: \"1\"\n",
            "1:10",
            "version: \"1\" (expected: no quotes)",
            "did you mean 1 without quotes?"),
        mistake(
            "    auth: none\n    limits",
            "    introspection: yes\n    auth: none\n    limits",
            "16:20",
            "introspection: yes (expected: true or false)",
            "did you mean \"true\"?"),
        mistake(
            "    auth: none\n    limits",
            "    introspection: \"true\"\n    auth: none\n    limits",
            "16:20",
            "introspection: \"true\" (expected: no quotes)",
            "did you mean true without quotes?"),
        mistake(
            "    auth: none\n    limits",
            "    auth: false\n    limits",
            "16:11",
            "auth: false (expected: none)",
            ""));
  }

  private static List<YamlMistake> urls() {
    return List.of(
        mistake(
            "http://localhost:3000",
            "localhost:3000",
            "6:24",
            "url: localhost:3000 (expected: http://localhost:3000 or https://localhost:3000)",
            ""),
        mistake(
            "http://localhost:3000",
            "http://localhost:3000?key=1",
            "6:24",
            "url: *** (expected: no query, fragment or user)",
            ""),
        mistake(
            "http://localhost:3000",
            "http://localhost:99999",
            "6:24",
            "url: http://localhost:99999 (expected: a port from 1 to 65535)",
            ""),
        mistake(
            "http://localhost:3000",
            "http://localhost:port",
            "6:24",
            "url: http://localhost:port (expected: a port from 1 to 65535)",
            ""),
        mistake(
            "http://localhost:3000",
            "http://blog_service:3000",
            "6:24",
            "url: http://blog_service:3000 (expected: a host of letters, digits, hyphens and dots)",
            ""),
        mistake(
            "http://localhost:3000",
            "ws://localhost:3000",
            "6:24",
            "url: ws://localhost:3000 (expected: http://host:port or https://host:port)",
            ""),
        mistake(
            "http://localhost:3000",
            "http://localhost :3000",
            "6:24",
            "url: http://localhost :3000 (expected: a URL, such as http://host:8080)",
            ""),
        mistake(
            "http://localhost:3000",
            "",
            "6:24",
            "url: \"\" (expected: http://host:port or https://host:port)",
            ""),
        mistake(
            "path: /graphql",
            "path: graphql",
            "13:11",
            "path: graphql (expected: /exact or /prefix/*)",
            "did you mean \"/graphql\"?"),
        mistake(
            "path: /graphql",
            "path: http://localhost:8080/graphql",
            "13:11",
            "path: http://localhost:8080/graphql (expected: /exact or /prefix/*)",
            "did you mean \"/graphql\"?"),
        mistake(
            "[GET]",
            "[get]",
            "20:42",
            "methods: get (expected: a method in capitals, as GET)",
            ""));
  }

  private static List<YamlMistake> placeholders() {
    return List.of(
        mistake(
            "\"http://localhost:3000\"",
            "\"http://${env.BLOG_HOST:3000\"",
            "6:32",
            "\"${env.BLOG_HOST:3000\" is not a placeholder",
            "the closing } is missing"),
        mistake(
            "    path: /graphql\n",
            "    path: ${env.X\n",
            "13:11",
            "\"${env.X\" is not a placeholder",
            "the closing } is missing"),
        mistake(
            "\"http://localhost:3000\"",
            "\"http://${env:BLOG_HOST}:3000\"",
            "6:32",
            "\"${env:BLOG_HOST}\" is not a placeholder",
            "write ${env.NAME}, ${env.NAME:-default}, ${file:/path}, or $${ for the characters"),
        mistake(
            "\"http://localhost:3000\"",
            "\"http://${BLOG_HOST:-localhost}:3000\"",
            "6:32",
            "\"${BLOG_HOST:-localhost}\" is not a placeholder",
            "write ${env.NAME}, ${env.NAME:-default}, ${file:/path}, or $${ for the characters"),
        mistake(
            "\"http://localhost:3000\"",
            "\"http://{{ env.HOST }}:3000\"",
            "6:24",
            "url: http://{{ env.HOST }}:3000 (expected: a URL, such as http://host:8080)",
            ""));
  }

  private static List<YamlMistake> globs() {
    return List.of(
        mistake(
            "schema: [schema/*.graphql]",
            "schema: [shema/*.graphql]",
            "14:14",
            "no file matches \"shema/*.graphql\"",
            "globs start at the folder of facet.yaml; did you mean \"schema/*.graphql\"?"),
        mistake(
            "schema: [schema/*.graphql]",
            "schema: [schema/*.gql]",
            "14:14",
            "no file matches \"schema/*.gql\"",
            "globs start at the folder of facet.yaml; \"schema\" holds blog.graphql"),
        mistake(
            "schema: [schema/*.graphql]",
            "schema: [schema]",
            "14:14",
            "no file matches \"schema\"",
            "it is a folder; did you mean \"schema/*.graphql\"?"),
        mistake(
            "schema: [schema/*.graphql]",
            "schema: [schema\\*.graphql]",
            "14:14",
            "no file matches \"schema\\*.graphql\"",
            "write / between folders: \"schema/*.graphql\""),
        mistake(
            "schema: [schema/*.graphql]",
            "schema: [/nowhere/*.graphql]",
            "14:14",
            "no file matches \"/nowhere/*.graphql\"",
            "globs start at the folder of facet.yaml, and stay below it"),
        mistake(
            "schema: [schema/*.graphql]",
            "schema: [\"schema/[.graphql\"]",
            "14:14",
            "\"schema/[.graphql\" is not a glob: the closing ] is missing",
            ""),
        mistake(
            "schema: [schema/*.graphql]",
            "schema: []",
            "14:13",
            "schema: none (expected: 1 or more)",
            ""));
  }
}
