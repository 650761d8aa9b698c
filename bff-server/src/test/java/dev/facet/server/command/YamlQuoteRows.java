// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static dev.facet.server.command.YamlMistake.mistake;

import java.util.List;
import java.util.stream.Stream;

/** Files with quotes and brackets where they mean something else, or that are not closed. */
final class YamlQuoteRows {
  private YamlQuoteRows() {}

  static List<YamlMistake> all() {
    return Stream.of(quotes(), brackets()).flatMap(List::stream).toList();
  }

  private static List<YamlMistake> quotes() {
    return List.of(
        mistake(
            "\"http://localhost:3000\"",
            "http://{host}:3000",
            "6:31",
            "not YAML: { within a string",
            "put quotes around text that holds {"),
        mistake(
            "    path: /graphql\n",
            "    path: {graphql}\n",
            "13:11",
            "path: a mapping (expected: a single value)",
            "text that starts with { needs quotes"),
        mistake(
            "schema: [schema/*.graphql]",
            "schema: [*.graphql]",
            "14:14",
            "not YAML: a value starts with *",
            "text that starts with * needs quotes"),
        mistake(
            "    schema: [schema/*.graphql]",
            "    schema:\n      - *.graphql",
            "15:9",
            "not YAML: a value starts with *",
            "text that starts with * needs quotes"),
        mistake(
            "connect: 2s",
            "connect: %2s",
            "7:25",
            "not YAML: a value starts with %",
            "text that starts with % needs quotes"),
        mistake(
            "use: [shop-cors, limit]",
            "use: [@shop-cors]",
            "15:11",
            "not YAML: a value starts with @",
            "text that starts with @ needs quotes"),
        mistake(
            "use: [shop-cors, limit]",
            "use: [`shop-cors`]",
            "15:11",
            "not YAML: a value starts with `",
            "text that starts with ` needs quotes"),
        mistake(
            "use: [shop-cors, limit]",
            "use: [#shop-cors]",
            "15:11",
            "not YAML: # begins a comment, so [ is not closed",
            "text that starts with # needs quotes"),
        mistake(
            "use: [shop-cors, limit]",
            "use: [!shop-cors]",
            "15:11",
            "not YAML: a value starts with !",
            "text that starts with ! needs quotes"),
        mistake(
            "use: [shop-cors, limit]",
            "use: [&shop-cors]",
            "15:11",
            "a value starts with &",
            "text that starts with & needs quotes"),
        mistake(
            "\"http://localhost:3000\"",
            "\"http://localhost:3000",
            "6:24",
            "not YAML: this quote is not closed",
            "write \" at the end of the text"),
        mistake(
            "\"http://localhost:3000\"",
            "'http://localhost:3000",
            "6:24",
            "not YAML: this quote is not closed",
            "write ' at the end of the text"),
        mistake(
            "\"http://localhost:3000\"",
            "\"http:\\\\localhost\\q\"",
            "6:41",
            "not YAML: \"\\q\" is no escape of a string in double quotes",
            "write \\\\ for a backslash, or put the text in single quotes"),
        mistake(
            "schema: [schema/*.graphql]",
            "schema: [\"C:\\shop\\*.graphql\"]",
            "14:17",
            "not YAML: \"\\s\" is no escape of a string in double quotes",
            "write \\\\ for a backslash, or put the text in single quotes"));
  }

  private static List<YamlMistake> brackets() {
    return List.of(
        mistake(
            "use: [shop-cors, limit]",
            "use: [shop-cors, limit",
            "15:10",
            "not YAML: this [ is not closed",
            "write ] where its entries end"),
        mistake(
            "timeout: { connect: 2s, attempt: 5s }",
            "timeout: { connect: 2s, attempt: 5s",
            "7:14",
            "not YAML: this { is not closed",
            "write } where its entries end"),
        mistake(
            "timeout: { connect: 2s, attempt: 5s }",
            "timeout: { connect: 2s, attempt: 5s }}",
            "7:42",
            "not YAML: this } closes nothing",
            "remove it"),
        mistake(
            "timeout: { connect: 2s, attempt: 5s }",
            "timeout: { connect: 2s attempt: 5s }",
            "7:28",
            "not YAML: no comma before this word",
            "write a comma between two entries"),
        mistake(
            "use: [shop-cors, limit]",
            "use: [shop-cors limit]",
            "15:11",
            "unknown policy \"shop-cors limit\"",
            "write a comma between two names: shop-cors, limit"),
        mistake(
            "timeout: { connect: 2s, attempt: 5s }",
            "timeout: { connect: 2s; attempt: 5s }",
            "7:29",
            "not YAML: no comma before this word",
            "write a comma between two entries"));
  }
}
