// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import dev.facet.server.cli.result.CommandFailure;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of all imports. */
public final class ImportArguments {
  /** The file as it was typed; a hyphen is standard output. */
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "a new schema file; standard output if left out, or for -")
  public String out = "-";

  /** The new names as they were typed. */
  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description =
          "another name for a type, for Type.property, or for a parameter; may be repeated")
  public List<String> renames = new ArrayList<>();

  /**
   * What was typed.
   *
   * @throws CommandFailure where the file is there, or is no schema file by its name
   */
  public ImportTarget target() {
    if (out.equals("-")) {
      return new ImportTarget(null, renames);
    }
    if (!out.endsWith(".graphql")) {
      throw CommandFailure.usage(
          "--out: \"" + out + "\" (expected: a file whose name ends with .graphql, or -)");
    }
    Path file = Path.of(out);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw CommandFailure.unable(out + " is there, and import overwrites nothing")
          .hinted("give another file, or - for standard output");
    }
    return new ImportTarget(file, renames);
  }
}
