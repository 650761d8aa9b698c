// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.IrregularFileException;
import dev.facet.server.config.finding.LongFileException;
import dev.facet.server.config.finding.NotUtf8Exception;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reading a file of a project came to. */
sealed interface FileReading {
  /** Adds what tells it from another reading. */
  default void addTo(TextDigest digest) {
    switch (this) {
      case Text read -> digest.add(read.digest());
      case Unreadable(var name, var reason, _, _) -> digest.add(name).add(reason);
    }
  }

  /** What can be shown of it: its text, also where some of that is not UTF-8. */
  default Optional<SourceText> shown() {
    return switch (this) {
      case Text(var text, _) -> Optional.of(text);
      case Unreadable(_, _, SourceSpan place, _) ->
          Optional.ofNullable(place).map(SourceSpan::source);
    };
  }

  /** What tells it from another reading. */
  default String digest() {
    TextDigest digest = new TextDigest();
    addTo(digest);
    return digest.hex();
  }

  /**
   * It has a text.
   *
   * @param digest of name and text, made once: the text may be long, and is asked of several times
   */
  record Text(SourceText text, String digest) implements FileReading {
    Text(SourceText text) {
      this(text, new TextDigest().add(text.name()).add(text.text()).hex());
    }
  }

  /**
   * It has none.
   *
   * @param name of the file
   * @param reason for people
   * @param place where in the file; null where nothing of it can be shown
   * @param remedy one line
   */
  record Unreadable(String name, String reason, @Nullable SourceSpan place, String remedy)
      implements FileReading {
    private static final String CHECK =
        "check the path and that the user the gateway runs as may read it";
    private static final String REPLACE = "put a file in its place, or a link to one";
    private static final String CONFIGURATION = "check that it is the configuration";
    private static final String SPLIT =
        "check that the globs find nothing else than schemas and documents";

    /**
     * The failure to read something.
     *
     * @param wanted what was to be read, where the failure does not say it
     */
    static Unreadable of(IOException failure, String wanted) {
      return switch (failure) {
        case LongFileException _ ->
            new Unreadable(
                wanted,
                "longer than " + LongFileException.MAX_MEBIBYTES + " MiB",
                null,
                Path.of(wanted).endsWith(ProjectFolder.CONFIG) ? CONFIGURATION : SPLIT);
        case NotUtf8Exception bytes ->
            new Unreadable(
                bytes.file(),
                "not UTF-8 at byte " + bytes.position(),
                bytes.finding().span(),
                "save the file as UTF-8");
        case FileSystemException known when isLink(named(known, wanted)) ->
            new Unreadable(
                named(known, wanted),
                "a symbolic link that leads to no file",
                null,
                "make the link anew, or remove it");
        case NoSuchFileException missing ->
            new Unreadable(named(missing, wanted), "there is no such file", null, CHECK);
        case IrregularFileException other ->
            new Unreadable(other.getFile(), other.getReason(), null, REPLACE);
        case FileSystemException known ->
            new Unreadable(named(known, wanted), "it cannot be read", null, CHECK);
        default -> new Unreadable(wanted, "it cannot be read", null, CHECK);
      };
    }

    /** What is one too many, where all that is read is too long. */
    static Unreadable beyond(int mebibytes, String file) {
      return new Unreadable(
          file, "the files of the project hold more than " + mebibytes + " MiB", null, SPLIT);
    }

    /** Whether a file that could not be read is a link, and nothing that it leads to. */
    private static boolean isLink(String name) {
      Path file = Path.of(name);
      return Files.isSymbolicLink(file) && !Files.exists(file);
    }

    private static String named(FileSystemException failure, String wanted) {
      return failure.getFile() == null ? wanted : failure.getFile();
    }

    /**
     * The finding.
     *
     * @param asked where the file is asked for, for one that shows no place itself
     */
    Diagnostic.Error finding(@Nullable SourceSpan asked) {
      return new Diagnostic.Error(
              ConfigCode.UNREADABLE_PROJECT_FILE,
              name + ": " + reason,
              place == null ? asked : place)
          .hinted(remedy);
    }
  }
}
