// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built jar, in a folder with a project {@code shop} and an operation. */
final class BuiltJar {
  private static final String SCHEMA =
      """
      type Query {
        product(id: ID!): Product @ref(key: "{args.id}")
      }

      type Product @entity(service: catalog, key: "id", one: {get: "/products/{key}", sparse: {param: "fields"}}) {
        id: ID!
        name: String!
      }
      """;

  private final Path folder;

  /** What a run came to. */
  record Outcome(int exit, String out, String err) {}

  /** Writes the project. */
  BuiltJar(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("shop/schema"));
    Files.writeString(folder.resolve("shop/schema/web.graphql"), SCHEMA);
    configure(0);
    Files.writeString(folder.resolve("product.graphql"), "{ product(id: 1) { name } }");
  }

  /** Writes the configuration with another port. */
  void configure(int port) throws IOException {
    configure(port, "timeouts: {}");
  }

  /** The same with another setting of the public listener. */
  void configure(int port, String more) throws IOException {
    Files.writeString(
        folder.resolve("shop/facet.yaml"),
        """
        version: 1
        listeners:
          public: { port: %d, address: 127.0.0.1, %s }
          management: { port: 0 }
        services:
          catalog: { endpoints: [{ url: "http://127.0.0.1:1" }] }
        policies:
          office: { ip: { allow: [127.0.0.1/32] } }
        frontends:
          web: { path: /graphql, schema: [schema/*.graphql], auth: none }
        routes:
          - { id: catalog, match: { path: /products/* }, auth: none, use: [office], to: { catalog: 1 } }
        """
            .formatted(port, more));
  }

  /** Makes an error in the schema: a service that is not there. */
  void misspell() throws IOException {
    Files.writeString(
        folder.resolve("shop/schema/web.graphql"), SCHEMA.replace("catalog", "catlog"));
  }

  /** Runs the jar with some words. */
  Outcome run(String... words) throws Exception {
    return run(Map.of(), List.of(words));
  }

  /** The process of the jar, not started, in the folder. */
  ProcessBuilder process(Map<String, String> variables, List<String> words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("facet.jar")));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "LANG", "HOME"));
    builder.environment().putAll(variables);
    return builder;
  }

  /** Runs the jar; whatever it is asked, no stack trace may come out. */
  Outcome run(Map<String, String> variables, List<String> words) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        process(variables, words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(words + ": did not end");
    }
    Outcome outcome =
        new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    assertFalse((outcome.out() + outcome.err()).contains("\tat "), outcome.out() + outcome.err());
    assertFalse(outcome.err().contains("Exception"), outcome.err());
    return outcome;
  }
}
