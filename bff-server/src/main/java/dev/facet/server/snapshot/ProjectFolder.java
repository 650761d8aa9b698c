// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.NotUtf8Exception;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The folder with {@code facet.yaml}. File names in diagnostics are relative to the folder the
 * command was started in, so that terminals can link them. Blocks: not for event loops.
 *
 * @param folder the folder
 */
public record ProjectFolder(Path folder) {
  /** The name of the configuration file. */
  public static final String CONFIG = "facet.yaml";

  private static final int MAX_DEPTH = 16;

  /** A folder in a glob that stands for itself. */
  private static final Pattern PLAIN = Pattern.compile("(?!\\.{1,2}$)[^*?\\[\\]{}\\\\]+");

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
    List<SourceText> texts = new ArrayList<>();
    for (Path file : files(glob)) {
      texts.add(read(file));
    }
    return texts;
  }

  /** Looks no further than the glob: the folder may hold much else, and folders of other users. */
  private List<Path> files(String glob) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    List<String> open = new ArrayList<>(List.of(glob.split("/", -1)));
    Path base = folder;
    while (open.size() > 1 && PLAIN.matcher(open.getFirst()).matches()) {
      base = base.resolve(open.removeFirst());
    }
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(base)) {
      Files.walkFileTree(
          base,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          glob.contains("**") ? MAX_DEPTH : open.size(),
          new Search(file -> matcher.matches(folder.relativize(file)), found));
    }
    return found.stream().sorted().toList();
  }

  private SourceText read(Path file) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    String name = (absolute.startsWith(here) ? here.relativize(absolute) : file).toString();
    return NotUtf8Exception.decode(name, Files.readAllBytes(file));
  }

  /** Collects files that are wanted. */
  private static final class Search extends SimpleFileVisitor<Path> {
    private final Predicate<Path> wanted;
    private final List<Path> found;

    Search(Predicate<Path> wanted, List<Path> found) {
      this.wanted = wanted;
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && wanted.test(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** A link to a folder around it, as package managers make them, leads nowhere new. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof FileSystemLoopException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
