// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.init;

import dev.facet.server.cli.argument.ProjectTemplate;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.GeneratedFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Writes a project from a template, and nothing where a file of it is there already. Blocks. */
public final class NewProject {
  private static final String OWN = "/dev/facet/server/init/";
  private static final String DEMO = "/dev/facet/server/demo/project/";

  private final Path folder;

  /** A project in a folder, which need not be there. */
  public NewProject(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the files of a template.
   *
   * @param generated paths of files that are made of them later, which must not be there either
   * @return the paths that were written, relative to the folder
   * @throws CommandFailure where one of the files is there
   */
  public List<String> write(ProjectTemplate template, List<String> generated) throws IOException {
    SequencedMap<String, String> files = files(template);
    Path place = folder.toAbsolutePath();
    if (Files.exists(place) && !Files.isDirectory(place)) {
      throw CommandFailure.unable(folder + " is a file").hinted("give a folder");
    }
    List<String> there =
        Stream.concat(files.keySet().stream(), generated.stream())
            .filter(file -> Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (!there.isEmpty()) {
      String where = folder.toString().isEmpty() ? "this folder" : folder.toString();
      throw CommandFailure.unable(
              where + " has files that init would overwrite: " + String.join(", ", there))
          .hinted("nothing was written; give another folder, or move the files away");
    }
    for (String file : files.sequencedKeySet()) {
      write(file, text(String.valueOf(files.get(file))));
    }
    return new ArrayList<>(files.sequencedKeySet());
  }

  /** Writes files that were made of the project. */
  public void write(List<GeneratedFile> files) throws IOException {
    for (GeneratedFile file : files) {
      write(file.path(), file.text());
    }
  }

  private void write(String file, String text) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.toAbsolutePath().resolve("..").normalize());
    Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
  }

  /** The files of a template, with the resource of each. */
  private static SequencedMap<String, String> files(ProjectTemplate template) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    switch (template) {
      case MINIMAL ->
          Stream.of(
                  "facet.yaml",
                  "schema/web/schema.graphql",
                  "operations/web/posts.graphql",
                  "tests/posts.md")
              .forEach(file -> files.put(file, OWN + "minimal/" + file));
      case SHOP -> {
        files.put("facet.yaml", OWN + "shop/facet.yaml");
        Stream.of(
                "schema/web/catalog.graphql",
                "schema/web/customers.graphql",
                "schema/web/orders.graphql",
                "schema/mobile/shop.graphql")
            .forEach(file -> files.put(file, DEMO + file));
        files.put("operations/web/product-page.graphql", DEMO + "operations/product-page.graphql");
        files.put("operations/web/my-orders.graphql", DEMO + "operations/my-orders.graphql");
        files.put("operations/mobile/home.graphql", DEMO + "operations/mobile-home.graphql");
      }
    }
    return files;
  }

  private static String text(String resource) throws IOException {
    try (InputStream file = NewProject.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new FileNotFoundException(resource);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
