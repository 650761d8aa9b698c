// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.revision;

import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.project.ProjectFolder;
import dev.facet.server.project.ProjectInputs;
import dev.facet.server.project.ProjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project at a revision, in a folder of its own until it is closed. The files are those that were
 * committed, whatever {@code .gitattributes} says of exports and line ends.
 */
public final class GitRevision implements AutoCloseable {
  private final GitCommand git;
  private final String name;
  private final Path folder;
  private final ProjectInputs inputs;

  private GitRevision(GitCommand git, String name, Path folder, ProjectInputs inputs) {
    this.git = git;
    this.name = name;
    this.folder = folder;
    this.inputs = inputs;
  }

  /**
   * Reads what a project was.
   *
   * @param revision {@code REV}, with the folder that the project has now, or {@code REV:path},
   *     with the path from the root of the repository
   * @param now the project's folder, in the repository
   * @param reading what a project in a folder is read with
   * @throws CommandFailure where there is no git, no repository or no such revision or project
   */
  public static GitRevision of(
      String revision, Path now, Function<ProjectFolder, ProjectInputs> reading) {
    GitCommand git = new GitCommand(now);
    GitCommand.Output prefix = git.run("rev-parse", "--show-prefix");
    if (prefix.failed()) {
      throw CommandFailure.unable(
              revision
                  + " is no folder, and no revision: "
                  + now.toAbsolutePath().normalize()
                  + " is in no git repository")
          .hinted("git says: " + firstLine(prefix.error()));
    }
    int colon = revision.indexOf(':');
    String commit = colon < 0 ? revision : revision.substring(0, colon);
    String path = colon < 0 ? prefix.text() : revision.substring(colon + 1);
    String tree = tree(git, commit, path.replaceFirst("^\\./", "").replaceFirst("/+$", ""));
    String name = commit + ":" + path + (path.isEmpty() || path.endsWith("/") ? "" : "/");
    return written(git, name, tree, reading);
  }

  private static String tree(GitCommand git, String commit, String path) {
    if (commit.isEmpty() || commit.startsWith("-")) {
      throw CommandFailure.unable("\"" + commit + "\" is no revision")
          .hinted("give one such as main, v1.2 or HEAD~1, or a folder");
    }
    GitCommand.Output found = git.run("rev-parse", "--verify", "--quiet", commit + "^{commit}");
    if (found.failed()) {
      throw CommandFailure.unable(commit + " is neither a folder nor a revision of the repository")
          .hinted("where it is a branch or tag of a server: git fetch origin " + commit);
    }
    GitCommand.Output tree = git.run("rev-parse", "--verify", "--quiet", found.text() + ":" + path);
    if (tree.failed()) {
      throw CommandFailure.unable(commit + " has no folder " + path)
          .hinted("give where the project was, from the root of the repository: REV:path");
    }
    return tree.text();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("nothing");
  }

  private static GitRevision written(
      GitCommand git, String name, String tree, Function<ProjectFolder, ProjectInputs> reading) {
    try {
      Path folder = Files.createTempDirectory("facet-revision-").toRealPath();
      GitRevision revision =
          new GitRevision(git, name, folder, reading.apply(new ProjectFolder(folder, name)));
      try {
        revision.write(tree);
        return revision;
      } catch (IOException | RuntimeException e) {
        revision.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the configuration, then what its globs find. */
  private void write(String tree) throws IOException {
    Map<Path, GitTree.Entry> entries = GitTree.of(git, tree);
    Path configuration = Path.of(ProjectFolder.CONFIG);
    if (!entries.containsKey(configuration)) {
      throw CommandFailure.unable(name + ProjectFolder.CONFIG + " does not exist")
          .hinted("give where the project was, from the root of the repository: REV:path");
    }
    write(entries, Set.of(configuration));
    FileSystem files = FileSystems.getDefault();
    List<PathMatcher> globs =
        new ProjectReader(inputs)
            .read().mark().globs().stream()
                .map(glob -> files.getPathMatcher("glob:" + glob))
                .toList();
    write(
        entries,
        entries.keySet().stream()
            .filter(path -> globs.stream().anyMatch(glob -> glob.matches(path)))
            .collect(Collectors.toSet()));
  }

  private void write(Map<Path, GitTree.Entry> entries, Set<Path> wanted) throws IOException {
    for (Map.Entry<Path, byte[]> file : GitTree.contents(git, entries, wanted).entrySet()) {
      Path path = folder.resolve(file.getKey()).normalize();
      if (path.startsWith(folder)) {
        Files.createDirectories(path.resolve("..").normalize());
        Files.write(path, file.getValue());
      }
    }
  }

  /** What the project is read with; its files are named {@code REV:path}. */
  public ProjectInputs inputs() {
    return inputs;
  }

  /** The revision and the folder in it, {@code main:shop/}. */
  public String name() {
    return name;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
