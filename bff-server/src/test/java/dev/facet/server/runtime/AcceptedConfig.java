// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.project.ProjectReader;
import dev.facet.server.snapshot.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configurations of tests, as a check of their folder reads them. */
public final class AcceptedConfig {
  private AcceptedConfig() {}

  /** Writes a facet.yaml that is accepted, and reads it. */
  public static ConfigDocument read(Path folder, String text) throws IOException {
    Files.writeString(folder.resolve("facet.yaml"), text);
    return switch (new ProjectReader(Gateway.inputs(folder, Mode.CHECK))
        .read()
        .configuration()
        .result()) {
      case Compilation.Compiled<ConfigDocument>(var value, _) -> value;
      case Compilation.Rejected<ConfigDocument>(var found, _) -> throw new AssertionError(found);
    };
  }
}
