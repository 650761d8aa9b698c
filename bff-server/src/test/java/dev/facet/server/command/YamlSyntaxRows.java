// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static dev.facet.server.command.YamlMistake.mistake;

import java.util.List;
import java.util.stream.Stream;

/** Files that are not YAML, or not the YAML that was meant. */
final class YamlSyntaxRows {
  private YamlSyntaxRows() {}

  static List<YamlMistake> all() {
    return Stream.of(indentation(), colons(), lines(), documents()).flatMap(List::stream).toList();
  }

  private static List<YamlMistake> indentation() {
    return List.of(
        mistake(
            "  blog:\n    end",
            "  blog:\n\tend",
            "6:1",
            "not YAML: a tab in the indentation",
            "indent with spaces"),
        mistake(
            "  web:\n    path",
            "\tweb:\n    path",
            "12:1",
            "not YAML: a tab in the indentation",
            "indent with spaces"),
        mistake(
            "    path: /graphql\n",
            "  path: /graphql\n",
            "14:5",
            "not YAML: indentation: 4 spaces (expected: that of a line above)",
            "the line above has 2 spaces"),
        mistake(
            "    timeout: {",
            "   timeout: {",
            "7:4",
            "not YAML: indentation: 3 spaces (expected: that of a line above)",
            "the line above has 4 spaces"),
        mistake(
            "    timeout: {",
            "     timeout: {",
            "7:6",
            "not YAML: indentation: 5 spaces (expected: that of a line above)",
            "the line above has 4 spaces"));
  }

  private static List<YamlMistake> colons() {
    return List.of(
        mistake(
            "    path: /graphql",
            "    path /graphql",
            "13:5",
            "not YAML: no colon behind path",
            "write path: /graphql"),
        mistake(
            "services:\n",
            "services\n",
            "4:1",
            "not YAML: no colon behind services",
            "write services:"),
        mistake("  web:\n", "  web\n", "12:3", "not YAML: no colon behind web", "write web:"),
        mistake(
            "path: /graphql",
            "path:/graphql",
            "13:5",
            "not YAML: no space behind the colon",
            "write path: /graphql"),
        mistake(
            "connect: 2s",
            "connect:2s",
            "7:16",
            "unknown key \"connect:2s\"",
            "write a colon and a space behind it: connect: 2s"),
        mistake(
            "    timeout: { connect: 2s, attempt: 5s }",
            "    headers: { x-note: a: b }",
            "7:25",
            "not YAML: a second colon in one entry",
            "text that holds a colon and a space needs quotes"),
        mistake(
            "    timeout: { connect: 2s, attempt: 5s }",
            "    headers:\n      x-note: a: b",
            "8:16",
            "not YAML: a second colon in one line",
            "text that holds a colon and a space needs quotes"),
        mistake(
            "version: 1\n",
            "version: 1\nlisteners: { public: { port: 0, address: ::1 } }\n",
            "2:42",
            "not YAML: an IPv6 address without quotes",
            "put quotes around it: address: \"::1\""),
        mistake(
            "version: 1\n",
            "version: 1\nlisteners:\n  public:\n    address: ::\n",
            "4:14",
            "not YAML: an IPv6 address without quotes",
            "put quotes around it: address: \"::1\""),
        mistake(
            "    path: /graphql",
            "    path = /graphql",
            "13:5",
            "not YAML: no colon behind path",
            "write path: /graphql"),
        mistake(
            "version: 1\n",
            "// my config\nversion: 1\n",
            "1:1",
            "not YAML: a line without a key",
            "comments start with #"));
  }

  private static List<YamlMistake> lines() {
    return List.of(
        mistake(
            "    path: /graphql",
            "<<<<<<< HEAD\n    path: /graphql\n=======\n    path: /g\n>>>>>>> b",
            "13:1",
            "not YAML: a mark of a merge conflict",
            "keep one of the two versions"),
        mistake(
            "  - id: blog",
            "  -id: blog",
            "19:3",
            "not YAML: no space behind the -",
            "write - and"),
        mistake(
            "  - id: blog\n",
            "  -{ id: a, match: { path: /a }, to: { s: 1 } }\n  - id: blog\n",
            "19:3",
            "not YAML: no space behind the -",
            "write - and"),
        mistake(
            "    match: {",
            "  match: {",
            "20:3",
            "not YAML: indentation: 2 spaces (expected: that of a line above)",
            "the key behind the - has 4 spaces"),
        mistake(
            "    schema: [schema/*.graphql]",
            "    schema:\n    schema/*.graphql",
            "15:5",
            "not YAML: a line without a key",
            "write name: value, or - before an item of a list"),
        mistake(
            "    path: /graphql",
            "    path /graphql # it's here: 'x",
            "13:5",
            "not YAML: no colon behind path",
            "write path: /graphql"),
        mistake(
            "    to: { blog",
            "    to { blog",
            "22:5",
            "unknown key \"to { blog\"",
            "write a colon and a space behind it: to: { blog"),
        mistake(
            "url: \"http",
            "url:\"http",
            "6:19",
            "unknown key \"url:\"http://localhost:3000\"\"",
            "write a colon and a space behind it: url: \"http://localhost:3000\""),
        mistake(
            "version: 1\n",
            "% shop\nversion: 1\n",
            "1:1",
            "not YAML: a value starts with %",
            "text that starts with % needs quotes"),
        mistake(
            "    path: /graphql",
            "    path: |/graphql",
            "13:11",
            "not YAML: a value starts with |",
            "text that starts with | needs quotes"));
  }

  private static List<YamlMistake> documents() {
    return List.of(
        mistake(
            "routes:",
            "---\nroutes:",
            "18:1",
            "a second document in one file",
            "keep one document, without lines of ---"),
        mistake(
            "    to: { blog: 100 }\n",
            "    to: { blog: 100 }\n...\nmore: 1\n",
            "24:1",
            "not YAML: more behind the end of the document",
            "keep one document, without lines of ... and ---"),
        mistake(
            "timeout: { connect: 2s, attempt: 5s }",
            "timeout: *t",
            "7:14",
            "an alias that names nothing defined above it",
            "text that starts with * needs quotes"));
  }
}
