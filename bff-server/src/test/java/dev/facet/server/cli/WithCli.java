// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command line for each test, and a project to name behind it. */
abstract class WithCli {
  @TempDir Path folder;
  CliFixture cli;
  String project = "";

  @BeforeEach
  final void makeProject() throws IOException {
    cli = new CliFixture(folder);
    project = folder.toString();
    Files.writeString(folder.resolve("facet.yaml"), "version: 1\n");
  }
}
