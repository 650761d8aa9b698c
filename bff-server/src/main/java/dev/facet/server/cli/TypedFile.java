// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.argument.SampleText;
import dev.facet.server.cli.process.Invocation;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.config.finding.LongFileException;
import dev.facet.server.config.finding.NotUtf8Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that a command was given, or {@code -} for standard input. */
final class TypedFile {
  private TypedFile() {}

  /**
   * A sample in it.
   *
   * @throws FindingsException where it is not UTF-8
   */
  static SampleText sample(String file, Invocation invocation) throws IOException {
    try {
      String remedy = "paths start at the folder facet is started in";
      return new SampleText(file, text(file, remedy, invocation));
    } catch (NotUtf8Exception e) {
      throw new FindingsException(List.of(e.finding()));
    }
  }

  /**
   * Its text.
   *
   * @param file as it was typed
   * @param remedy where there is no such file
   * @throws LongFileException where it is longer than text may be
   * @throws NotUtf8Exception where it is not UTF-8
   */
  static String text(String file, String remedy, Invocation invocation) throws IOException {
    if (file.equals("-")) {
      return NotUtf8Exception.decode(file, LongFileException.read(file, invocation.in())).text();
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw CommandFailure.unable(file + " is a folder").hinted("give one file of it");
    }
    if (!Files.exists(path)) {
      throw CommandFailure.unable(file + " does not exist").hinted(remedy);
    }
    return NotUtf8Exception.decode(file, LongFileException.read(path)).text();
  }
}
