// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings of routes that match the same requests, however many there are. */
class ManyRivalsTest {
  @Test
  void aHundredAreToldAndTheOthersCounted(@TempDir Path folder) throws IOException {
    String routes =
        IntStream.range(0, 5_000)
            .mapToObj(i ->
                "  - { id: r"
                    + i
                    + ", match: { regex: '/a/.*"
                    + i % 7
                    + "?' }, auth: none, respond: {} }\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("facet.yaml"), "version: 1\nroutes:\n" + routes);

    List<Diagnostic> findings =
        InspectedProject.inspect(folder, _ -> List.of()).stream()
            .filter(finding -> finding.code() != ConfigCode.TOO_MANY_REGEXES)
            .toList();

    assertEquals(101, findings.size());
    assertEquals(
        "4899 more routes match the same requests as others before them, such as \"r101\"",
        findings.getLast().message());
  }

  @Test
  void aPathOfManyCharactersIsReadLikeAnyOther(@TempDir Path folder) throws IOException {
    String path = "/" + "a%2C".repeat(20_000);
    Files.writeString(
        folder.resolve("facet.yaml"),
        "version: 1\nroutes:\n"
            + ("  - { id: a, match: { path: \"" + path + "\" }, auth: none, respond: {} }\n")
            + ("  - { id: b, match: { path: /b }, auth: none, redirect: { path: \""
                + path
                + "\" } }\n"));

    assertEquals(List.of(), InspectedProject.inspect(folder, _ -> List.of()));
  }
}
