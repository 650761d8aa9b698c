// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.NotUtf8Exception;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder with {@code facet.yaml}. File names in diagnostics are relative to the folder the
 * command was started in, so that terminals can link them. Blocks: not for event loops.
 *
 * @param folder the folder
 */
public record ProjectFolder(Path folder) {
  /** The name of the configuration file. */
  public static final String CONFIG = "facet.yaml";

  private static final int DEEPEST = 16;

  /** The configuration file's path. */
  public Path configFile() {
    return folder.resolve(CONFIG);
  }

  /** Reads the configuration file. */
  public SourceText config() throws IOException {
    return read(configFile());
  }

  /**
   * Reads the files that match a glob, in the order of their names.
   *
   * @param glob relative to the folder, such as {@code web/*.graphql}
   */
  public List<SourceText> matching(String glob) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    List<Path> found;
    try (Stream<Path> files = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> matcher.matches(folder.relativize(file)))
              .sorted()
              .toList();
    }
    List<SourceText> texts = new ArrayList<>();
    for (Path file : found) {
      texts.add(read(file));
    }
    return texts;
  }

  private SourceText read(Path file) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    String name = (absolute.startsWith(here) ? here.relativize(absolute) : file).toString();
    return NotUtf8Exception.decode(name, Files.readAllBytes(file));
  }
}
