// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import dev.facet.server.cli.result.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder a command works on. */
public final class ExistingProject {
  private static final String CONFIGURATION = "facet.yaml";

  private ExistingProject() {}

  /**
   * The folder, once it is sure that it holds a configuration.
   *
   * @throws CommandFailure where it does not
   */
  public static Path at(Path folder) {
    Path configuration = folder.resolve(CONFIGURATION);
    if (Files.isRegularFile(folder)) {
      throw CommandFailure.unable(folder + " is a file")
          .hinted("give the folder that holds facet.yaml");
    }
    if (Files.isDirectory(configuration)) {
      throw CommandFailure.unable(configuration + " is a folder")
          .hinted("it is to be the file with the configuration");
    }
    if (Files.isSymbolicLink(configuration) && !Files.exists(configuration)) {
      throw CommandFailure.unable(configuration + " is a symbolic link that leads to no file")
          .hinted("make the link anew, or remove it");
    }
    if (Files.exists(configuration) && !Files.isRegularFile(configuration)) {
      throw CommandFailure.unable(configuration + " is not a regular file")
          .hinted("put a file in its place, or a link to one");
    }
    if (!Files.isRegularFile(configuration)) {
      boolean there = folder.toString().isEmpty() || Files.exists(folder);
      String place = folder.toString().isEmpty() ? "this folder" : folder.toString();
      throw CommandFailure.unable(place + (there ? " holds no facet.yaml" : " does not exist"))
          .hinted(NearbyProjects.remedy(folder));
    }
    if (!Files.isReadable(configuration)) {
      throw CommandFailure.unable(configuration + " may not be read")
          .hinted("run facet as a user who may read it");
    }
    return folder;
  }
}
