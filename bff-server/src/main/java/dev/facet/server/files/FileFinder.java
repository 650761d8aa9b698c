// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import static dev.facet.http.AcceptedCodings.BR;
import static dev.facet.http.AcceptedCodings.GZIP;
import static dev.facet.http.AcceptedCodings.IDENTITY;
import static dev.facet.http.AcceptedCodings.ZSTD;

import dev.facet.http.AcceptedCodings;
import dev.facet.server.action.StaticFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the file that a path means: the file itself, one of its precompressed siblings, or the
 * index of a folder. Blocks: not for event loops.
 */
final class FileFinder {
  /** Endings of precompressed files, those first that are smaller as a rule. */
  private static final Map<String, String> ENDINGS = new LinkedHashMap<>();

  static {
    ENDINGS.put(BR, ".br");
    ENDINGS.put(ZSTD, ".zst");
    ENDINGS.put(GZIP, ".gz");
  }

  private final Path folder;
  private final StaticFiles files;

  /**
   * A finder.
   *
   * @param folder links on the way to it are followed, each time, so that a swapped one is noticed
   */
  FileFinder(Path folder, StaticFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * Looks for a file.
   *
   * @param accepted which codings will do
   * @throws IOException where the system fails; what is missing or closed to the gateway is a
   *     {@link Finding.Nothing}
   */
  Finding find(FilePath path, AcceptedCodings accepted) throws IOException {
    OpenFolder root;
    try {
      root = OpenFolder.open(folder);
    } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException e) {
      return new Finding.Nothing("the folder is missing, or closed to the gateway: " + folder);
    }
    try (root) {
      return find(root, path, 0, accepted);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return new Finding.Nothing("");
    } catch (AccessDeniedException e) {
      return new Finding.Nothing("the gateway may not read it");
    } catch (FileSystemLoopException e) {
      return new Finding.Nothing(link());
    } catch (InvalidPathException e) {
      return new Finding.Nothing(
          "the system cannot write its name; in a locale of UTF-8, such as LC_ALL=C.UTF-8, it can");
    }
  }

  private static String link() {
    return "a symbolic link, which is not followed";
  }

  private Finding find(OpenFolder in, FilePath path, int depth, AcceptedCodings accepted)
      throws IOException {
    if (depth == path.names().size()) {
      return index(in, path, accepted);
    }
    String name = path.names().get(depth);
    BasicFileAttributes attributes = in.attributes(name);
    if (attributes.isSymbolicLink()) {
      return new Finding.Nothing(link());
    }
    if (attributes.isDirectory()) {
      try (OpenFolder below = in.folder(name)) {
        return find(below, path, depth + 1, accepted);
      }
    }
    if (depth + 1 < path.names().size() || path.folder()) {
      return new Finding.Nothing("");
    }
    return attributes.isRegularFile()
        ? new Finding.File(open(in, path, accepted))
        : new Finding.Nothing("neither a file nor a folder");
  }

  /** A folder stands for its index. */
  private Finding index(OpenFolder in, FilePath path, AcceptedCodings accepted) throws IOException {
    BasicFileAttributes index = in.attributes(files.index());
    if (!index.isRegularFile()) {
      return new Finding.Nothing(index.isSymbolicLink() ? link() : "");
    }
    if (!path.folder()) {
      return new Finding.Folder();
    }
    List<String> names = new ArrayList<>(path.names());
    names.add(files.index());
    return new Finding.File(open(in, new FilePath(names, false), accepted));
  }

  private OpenedFile open(OpenFolder in, FilePath path, AcceptedCodings accepted)
      throws IOException {
    String name = path.name();
    if (files.precompressed() && !accepted.listed().isBlank()) {
      String coding = accepted.best(stored(in, name));
      if (!coding.equals(IDENTITY)) {
        return OpenedFile.open(in, name + ENDINGS.get(coding), path, coding);
      }
    }
    return OpenedFile.open(in, name, path, IDENTITY);
  }

  /** The codings that a file is there in. */
  private static List<String> stored(OpenFolder in, String name) throws IOException {
    List<String> codings = new ArrayList<>();
    for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
      try {
        if (in.attributes(name + ending.getValue()).isRegularFile()) {
          codings.add(ending.getKey());
        }
      } catch (NoSuchFileException _) {
        // not in this one
      }
    }
    return codings;
  }
}
