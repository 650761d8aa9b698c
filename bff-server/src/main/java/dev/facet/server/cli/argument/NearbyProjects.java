// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks around a folder without a configuration for what was probably meant. */
public final class NearbyProjects {
  /** A folder of very many folders is not searched to its end. */
  private static final int SEARCHED = 1_000;

  private static final int NAMED = 3;

  private NearbyProjects() {}

  /** What to do instead, in one line. */
  static String remedy(Path folder) {
    if (Files.isRegularFile(folder.resolve("facet.yml"))) {
      return "rename " + folder.resolve("facet.yml") + " to facet.yaml";
    }
    Path parent = parent(folder);
    if (Files.isDirectory(folder.toAbsolutePath()) && isProject(parent)) {
      return "did you mean " + parent + "?";
    }
    SortedSet<String> below = below(folder);
    return below.isEmpty()
        ? "facet init writes a project to begin with"
        : "did you mean " + String.join(" or ", below) + "?";
  }

  /** The nearest folder around a file that is a project; null where there is none. */
  public static @Nullable Path around(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (isProject(folder)) {
        return folder;
      }
    }
    return null;
  }

  private static Path parent(Path folder) {
    if (folder.toString().isEmpty()) {
      return Path.of("..");
    }
    Path parent = folder.normalize().getParent();
    return parent == null ? Path.of(".") : parent;
  }

  private static boolean isProject(Path folder) {
    return Files.isRegularFile(folder.resolve("facet.yaml"));
  }

  private static SortedSet<String> below(Path folder) {
    SortedSet<String> found = new TreeSet<>();
    int seen = 0;
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
      for (Path each : folders) {
        if (++seen > SEARCHED || found.size() == NAMED) {
          break;
        }
        if (isProject(each)) {
          found.add(each.toString());
        }
      }
    } catch (IOException _) {
      return new TreeSet<>();
    }
    return found;
  }
}
