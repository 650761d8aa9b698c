// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.cli.process.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A good project in a folder, to make mistakes in, and the program that is to find them. */
record MistakenProject(Path folder) {
  static final String GOOD =
      """
      version: 1
      listeners:
        public: { port: 8080, limits: { body: 1MiB } }
      services:
        blog:
          endpoints: [{ url: "http://localhost:3000" }]
          timeout: { connect: 2s, attempt: 5s }
      policies:
        shop-cors: { cors: { origins: ["https://shop.example"] } }
        limit: { rateLimit: { limits: [20/1s] } }
      frontends:
        web:
          path: /graphql
          schema: [schema/*.graphql]
          use: [shop-cors, limit]
          auth: none
          limits: { depth: 12, deadline: 3s }
      routes:
        - id: blog
          match: { path: /v1/blog/*, methods: [GET] }
          auth: none
          to: { blog: 100 }
      """;

  private static final String SCHEMA =
      """
      type Query { posts: [Post!]! @rest(service: blog, get: "/posts") }
      type Post { id: ID! title: String! }
      """;

  /** What no user should have to read: names of libraries, their words, and stack traces. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?i)snake|yaml\\.engine|jackson|picocli|graphql-java|vert\\.?x|exception|\\bat dev\\.|"
              + "java\\.|block mapping|block end|<\\w+>|\\btoken\\b|option '|should be specified");

  /** What one run came to. */
  record Outcome(ExitCode code, String out, String err) {
    /** All that was printed. */
    String all() {
      return out + err;
    }

    boolean isForeign() {
      return FOREIGN.matcher(all()).find();
    }
  }

  /** Writes the good project. */
  void write() throws IOException {
    write(GOOD.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the project with another configuration. */
  void write(byte[] configuration) throws IOException {
    Files.createDirectories(folder.resolve("schema"));
    Files.writeString(folder.resolve("schema/blog.graphql"), SCHEMA);
    Files.write(folder.resolve("facet.yaml"), configuration);
  }

  /** Runs a command line as a shell in any folder does. */
  Outcome run(String... words) {
    CommandOutcome ran = CommandOutcome.of(folder, "", words);
    return new Outcome(ran.code(), ran.out(), ran.err());
  }
}
