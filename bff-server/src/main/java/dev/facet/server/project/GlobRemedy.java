// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.Suggestion;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was probably meant by a glob of {@code facet.yaml} that finds nothing.
 *
 * @param folder the project's
 */
record GlobRemedy(Path folder) {
  private static final String USUAL = "globs start at the folder of facet.yaml";

  /** The remedy, one line. */
  String of(String glob) {
    if (glob.contains("\\")) {
      return "write / between folders: \"" + glob.replace('\\', '/') + "\"";
    }
    if (glob.startsWith("/") || glob.startsWith("..")) {
      return USUAL + ", and stay below it";
    }
    if (glob.startsWith("./")) {
      return USUAL + ": write \"" + glob.substring(2) + "\"";
    }
    String fixed = glob.replaceFirst("[^/]*[*?\\[{].*", "").replaceFirst("/$", "");
    try {
      return inside(glob, fixed);
    } catch (IOException | InvalidPathException _) {
      return USUAL;
    }
  }

  /** By what is in the folder that the glob begins with. */
  private String inside(String glob, String fixed) throws IOException {
    Path begun = folder.resolve(fixed);
    if (fixed.equals(glob.replaceFirst("/$", "")) && !fixed.isEmpty()) {
      return Files.isDirectory(begun)
          ? "it is a folder; did you mean \"" + fixed + "/*.graphql\"?"
          : usual(Suggestion.hint(fixed, siblings(fixed)));
    }
    if (Files.isDirectory(begun)) {
      List<String> names = List.copyOf(names(begun, ""));
      String shown = String.join(", ", names.subList(0, Math.min(3, names.size())));
      String more = names.size() > 3 ? ", ..." : "";
      String where = fixed.isEmpty() ? "that folder" : "\"" + fixed + "\"";
      return usual(names.isEmpty() ? where + " is empty" : where + " holds " + shown + more);
    }
    String near =
        Suggestion.nearest(fixed, siblings(fixed))
            .map(name -> "did you mean \"" + name + glob.substring(fixed.length()) + "\"?")
            .orElse("");
    return usual(near);
  }

  private static String usual(String more) {
    return more.isEmpty() ? USUAL : USUAL + "; " + more;
  }

  /** What is in the folder of a path, in the path's own form. */
  private SortedSet<String> siblings(String path) throws IOException {
    String prefix = path.substring(0, path.lastIndexOf('/') + 1);
    return names(folder.resolve(prefix), prefix);
  }

  private static SortedSet<String> names(Path folder, String prefix) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(prefix + file.getFileName()));
    }
    return names;
  }
}
