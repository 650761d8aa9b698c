// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.finding.LongFileException;
import dev.facet.server.config.finding.NotUtf8Exception;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Files by globs, as client tools take them: relative to the folder the command is started in, or
 * absolute; {@code **} is any number of folders, none included; a glob that begins with {@code !}
 * takes files away. Folders named {@code node_modules} and hidden ones are passed over unless a
 * glob names them. Blocks.
 */
final class DocumentGlobs {
  private static final Pattern WILD = Pattern.compile("[*?\\[{\\\\]");
  private static final String SCRIPT = "[cm]?[jt]s|[jt]sx";
  private static final Pattern SCRIPTS = Pattern.compile(".*\\.(" + SCRIPT + ")");
  private static final Pattern READ = Pattern.compile(".*\\.(graphql|gql|graphqls|" + SCRIPT + ")");

  private final List<PathMatcher> excluded = new ArrayList<>();
  private final List<String> wanted = new ArrayList<>();

  /**
   * Globs.
   *
   * @throws java.util.regex.PatternSyntaxException where one is malformed
   */
  DocumentGlobs(Collection<String> globs) {
    for (String glob : globs) {
      if (glob.startsWith("!")) {
        excluded.addAll(matchers(absolute(glob.substring(1))));
      } else {
        wanted.add(glob);
      }
    }
  }

  /** The globs that take files, as they were given. */
  List<String> wanted() {
    return wanted;
  }

  /** Whether a glob takes a file away. */
  boolean excludes(Path file) {
    return excluded.stream().anyMatch(matcher -> matcher.matches(file));
  }

  /** The files of one of the globs that can hold documents, sorted; those taken away as well. */
  Set<Path> files(String glob) throws IOException {
    String absolute = absolute(glob);
    Path base = base(absolute);
    if (Files.isRegularFile(base)) {
      return READ.matcher(base.toString()).matches() ? Set.of(base) : Set.of();
    }
    Search search = new Search(base, absolute, matchers(absolute));
    if (Files.isDirectory(base)) {
      Files.walkFileTree(base, search);
    }
    return search.found;
  }

  /** Reads a file; its name is relative to the folder the command is started in, if it is below. */
  static SourceText read(Path file) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path name = file.startsWith(here) ? here.relativize(file) : file;
    return NotUtf8Exception.decode(name.toString(), LongFileException.read(file));
  }

  /** The name that a file which was typed has among those that globs find. */
  static String named(String typed) {
    Path here = Path.of("").toAbsolutePath();
    Path file = here.resolve(typed).normalize();
    return (file.startsWith(here) ? here.relativize(file) : file).toString();
  }

  /** Whether a file of this name is a script, whose literals hold documents. */
  static boolean isScript(String name) {
    return SCRIPTS.matcher(name).matches();
  }

  private static String absolute(String glob) {
    String plain = glob.startsWith("./") ? glob.substring(2) : glob;
    String here = escaped(Path.of("").toAbsolutePath());
    String whole = plain.startsWith("/") ? plain : here + "/" + plain;
    String normal = whole.replaceAll("/+", "/").replace("/./", "/");
    String before = "";
    while (!normal.equals(before)) {
      before = normal;
      normal = normal.replaceFirst("/(?!\\.\\./)[^/*?\\[{]+/\\.\\./", "/");
    }
    return normal;
  }

  /** A path as a glob that finds it alone. */
  static String escaped(Path path) {
    return path.toString().replaceAll("[*?\\[\\]{}\\\\]", "\\\\$0");
  }

  /** The folder, or file, in front of everything that is not plain text. */
  private static Path base(String glob) {
    Path base = Path.of("/");
    for (String part : glob.split("/", -1)) {
      String plain = part.replaceAll("\\\\([*?\\[\\]{}\\\\])", "$1");
      if (WILD.matcher(part.replaceAll("\\\\[*?\\[\\]{}\\\\]", "")).find()) {
        return base;
      }
      base = base.resolve(plain);
    }
    return base;
  }

  /** Java wants a folder for each {@code **} that stands before a slash; others take none too. */
  private static List<PathMatcher> matchers(String glob) {
    List<String> forms = new ArrayList<>(List.of(glob));
    for (int i = 0; i < forms.size() && forms.size() < 16; i++) {
      int at = forms.get(i).indexOf("/**/");
      while (at >= 0) {
        String shorter = forms.get(i).substring(0, at) + forms.get(i).substring(at + 3);
        if (!forms.contains(shorter)) {
          forms.add(shorter);
        }
        at = forms.get(i).indexOf("/**/", at + 1);
      }
    }
    return forms.stream()
        .map(form -> FileSystems.getDefault().getPathMatcher("glob:" + form))
        .toList();
  }

  /** Walks below the base of a glob. */
  private static final class Search extends SimpleFileVisitor<Path> {
    private final Path base;
    private final String glob;
    private final List<PathMatcher> matchers;
    private final Set<Path> found = new TreeSet<>();

    Search(Path base, String glob, List<PathMatcher> matchers) {
      this.base = base;
      this.glob = glob;
      this.matchers = matchers;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean passedOver =
          !folder.equals(base)
              && (name.equals("node_modules") || name.startsWith("."))
              && !glob.contains("/" + name + "/");
      return passedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean taken =
          READ.matcher(file.toString()).matches()
              && matchers.stream().anyMatch(matcher -> matcher.matches(file));
      if (taken) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) throws IOException {
      if (file.equals(base)) {
        throw unreadable;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
