// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The test pages of a project: {@code tests/**}{@code /*.md}, but for those that are named README.
 * Blocks.
 */
public final class TestPageFiles {
  /** Their folder in the project. */
  public static final String FOLDER = "tests";

  private static final String ALL = FOLDER + "/**.md";
  private static final String README = "readme.md";

  private final ProjectFolder folder;
  private final ReadFiles reader;

  /**
   * A page as it was read.
   *
   * @param name of the file
   * @param text null where it cannot be read
   * @param fault why not; null where it can
   */
  public record ReadPage(
      String name, @Nullable SourceText text, Diagnostic.@Nullable Error fault) {}

  /** The pages of a project. */
  public TestPageFiles(ProjectFolder folder) {
    this.folder = folder;
    this.reader = new ReadFiles(folder);
  }

  /**
   * Reads them, in the order of their names.
   *
   * @param only a glob of those that are wanted, relative to the project or to {@link #FOLDER};
   *     null for all
   * @throws java.util.regex.PatternSyntaxException where it is no glob
   */
  public List<ReadPage> read(@Nullable String only) throws IOException {
    PathMatcher wanted =
        only == null ? _ -> true : FileSystems.getDefault().getPathMatcher("glob:" + only);
    Path tests = folder.folder().resolve(FOLDER);
    List<ReadPage> pages = new ArrayList<>();
    for (Path file : folder.files(ALL)) {
      boolean readme = String.valueOf(file.getFileName()).equalsIgnoreCase(README);
      boolean matches =
          wanted.matches(folder.folder().relativize(file))
              || wanted.matches(tests.relativize(file));
      if (!readme && matches) {
        pages.add(page(file));
      }
    }
    return pages;
  }

  private ReadPage page(Path file) {
    return switch (reader.file(file)) {
      case FileReading.Text(var text, _) -> new ReadPage(text.name(), text, null);
      case FileReading.Unreadable failed -> new ReadPage(failed.name(), null, failed.finding(null));
    };
  }
}
