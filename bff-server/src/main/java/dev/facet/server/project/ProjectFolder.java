// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.finding.IrregularFileException;
import dev.facet.server.config.finding.LongFileException;
import dev.facet.server.config.finding.LongValueException;
import dev.facet.server.config.finding.NotUtf8Exception;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
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
 * @param shownAs what stands for the folder in names of files, such as {@code main:shop/}; empty
 *     for the folder itself
 */
public record ProjectFolder(Path folder, String shownAs) {
  /** The name of the configuration file. */
  public static final String CONFIG = "facet.yaml";

  private static final int MAX_DEPTH = 16;
  private static final int MAX_VALUE_BYTES = 1 << 20;

  /** A folder in a glob that stands for itself. */
  private static final Pattern PLAIN = Pattern.compile("(?!\\.{1,2}$)[^*?\\[\\]{}\\\\]+");

  /** Globs that name files by how they end, so that a folder that ends so is a mistake. */
  private static final String NAMED = ".*\\.[^/*?]+";

  /** A folder whose files are named by where they are. */
  public ProjectFolder(Path folder) {
    this(folder, "");
  }

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

  /**
   * Reads a value that a file holds, such as a mounted secret. A line break at the end is no part
   * of it, since editors add one.
   *
   * @param path absolute, or relative to the folder; also outside of it
   */
  public String value(String path) throws IOException {
    byte[] bytes;
    try {
      Path file = folder.resolve(path);
      IrregularFileException.check(file);
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MAX_VALUE_BYTES + 1);
      }
    } catch (InvalidPathException e) {
      throw new NoSuchFileException(path, null, e.getReason());
    }
    if (bytes.length > MAX_VALUE_BYTES) {
      throw new LongValueException(path);
    }
    String text = NotUtf8Exception.decode(path, bytes).text();
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * The files that match a glob, in the order of their names. Looks no further than the glob: the
   * folder may hold much else, and folders of other users.
   *
   * @throws java.util.regex.PatternSyntaxException where it is no glob
   */
  List<Path> files(String glob) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    List<String> open = new ArrayList<>(List.of(glob.split("/", -1)));
    Path base = folder;
    try {
      while (open.size() > 1 && PLAIN.matcher(open.getFirst()).matches()) {
        base = base.resolve(open.removeFirst());
      }
    } catch (InvalidPathException nowhere) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(base)) {
      Files.walkFileTree(
          base,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          glob.contains("**") ? MAX_DEPTH : open.size(),
          new Search(file -> matcher.matches(folder.relativize(file)), glob.matches(NAMED), found));
    }
    return found.stream().sorted().toList();
  }

  /** Reads a file of the project. */
  SourceText read(Path file) throws IOException {
    IrregularFileException.check(file);
    return NotUtf8Exception.decode(name(file), LongFileException.read(file));
  }

  private String name(Path file) {
    if (!shownAs.isEmpty()) {
      return shownAs + folder.relativize(file);
    }
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    return (absolute.startsWith(here) ? here.relativize(absolute) : file).toString();
  }

  /** Collects files that are wanted. */
  private static final class Search extends SimpleFileVisitor<Path> {
    private final Predicate<Path> wanted;
    private final boolean folders;
    private final List<Path> found;

    Search(Predicate<Path> wanted, boolean folders, List<Path> found) {
      this.wanted = wanted;
      this.folders = folders;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return visitFile(folder, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isRead(file, attributes) && wanted.test(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /**
     * What is no file is told when it is read. So are links that are seen themselves, since those
     * that lead to something are followed. Hidden ones are not meant: editors lock files by them.
     */
    private boolean isRead(Path file, BasicFileAttributes attributes) {
      return attributes.isRegularFile()
          || ((folders || !attributes.isDirectory())
              && !String.valueOf(file.getFileName()).startsWith("."));
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
