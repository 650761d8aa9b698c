// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.server.cli.argument.ImportTarget;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.ImportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes or prints what was imported: SDL as data, everything else beside it. */
public final class ImportPrinter {
  private ImportPrinter() {}

  /**
   * Writes or prints. A file is written only where there is none.
   *
   * @throws IOException where the file cannot be written
   */
  public static void print(ImportResult result, ImportTarget target, Terminal terminal)
      throws IOException {
    Path file = target.file();
    if (result.sdl().isEmpty()) {
      terminal.note("nothing to write: no type has to be defined");
    } else if (file == null) {
      terminal.out().print(result.sdl());
    } else {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      Files.writeString(file, result.sdl(), StandardOpenOption.CREATE_NEW);
      terminal.print(file.toString());
    }
    result.notes().forEach(terminal::note);
    if (!result.configuration().isEmpty()) {
      terminal.note("for facet.yaml:");
      terminal.note(result.configuration().stripTrailing());
    }
  }
}
