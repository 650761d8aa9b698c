// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder a command works on. */
final class ProjectFolder {
  private static final String CONFIGURATION = "facet.yaml";

  private ProjectFolder() {}

  /**
   * The folder, once it is sure that it holds a configuration.
   *
   * @throws CommandFailure where it does not
   */
  static Path existing(Path folder) {
    if (Files.isRegularFile(folder.resolve(CONFIGURATION))) {
      return folder;
    }
    boolean file = Files.isRegularFile(folder);
    String place = folder.toString().isEmpty() ? "this folder" : folder.toString();
    CommandFailure failure =
        CommandFailure.unable(place + (file ? " is a file" : " holds no facet.yaml"));
    throw file
        ? failure.hinted("give the folder that holds facet.yaml")
        : failure.hinted("facet demo --dir shop writes a project to begin with");
  }
}
