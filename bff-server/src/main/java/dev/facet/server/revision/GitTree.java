// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.revision;

import dev.facet.server.cli.result.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a folder of a revision. */
final class GitTree {
  /** The most that is read of a revision, in MiB: more than a project may hold. */
  private static final int MAX_MEBIBYTES = 64;

  private static final int MAX_LINKS = 8;
  private static final String LINK = "120000";

  private GitTree() {}

  /**
   * A file or symbolic link.
   *
   * @param mode as git writes it
   * @param id of its content
   * @param size in bytes
   */
  record Entry(String mode, String id, long size) {}

  /**
   * All files of a folder, by their paths in it.
   *
   * @param tree its id
   */
  static Map<Path, Entry> of(GitCommand git, String tree) {
    Map<Path, Entry> entries = new LinkedHashMap<>();
    for (String line :
        git.good("ls-tree", "-r", "-z", "-l", "--full-tree", tree).text().split("\0", -1)) {
      int tab = line.indexOf('\t');
      String[] words = line.substring(0, Math.max(tab, 0)).split(" +", -1);
      if (words.length == 4 && words[1].equals("blob")) {
        entries.put(
            Path.of(line.substring(tab + 1)),
            new Entry(words[0], words[2], Long.parseLong(words[3])));
      }
    }
    return entries;
  }

  /** The contents of files; links are what they lead to in the folder, if to anything. */
  static Map<Path, byte[]> contents(GitCommand git, Map<Path, Entry> entries, Set<Path> wanted) {
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    long left = (long) MAX_MEBIBYTES << 20;
    for (Path path : wanted) {
      Entry file = followed(git, entries, path);
      if (file != null) {
        left -= file.size();
        if (left < 0) {
          throw CommandFailure.unable(
                  "the files that the globs of facet.yaml find in the revision hold more than "
                      + MAX_MEBIBYTES
                      + " MiB")
              .hinted("check that the globs find nothing else than schemas and documents");
        }
        contents.put(path, git.good("cat-file", "blob", file.id()).out());
      }
    }
    return contents;
  }

  private static @Nullable Entry followed(GitCommand git, Map<Path, Entry> entries, Path path) {
    Path at = path;
    for (int i = 0; i < MAX_LINKS; i++) {
      Entry entry = entries.get(at);
      if (entry == null || !entry.mode().equals(LINK)) {
        return entry;
      }
      byte[] target = git.good("cat-file", "blob", entry.id()).out();
      at = at.resolveSibling(new String(target, StandardCharsets.UTF_8)).normalize();
    }
    return null;
  }
}
