// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder a command works on. */
public final class ProjectArgument {
  private static final String CONFIGURATION = "facet.yaml";

  private ProjectArgument() {}

  /**
   * The folder, once it is sure that it holds a configuration.
   *
   * @throws CommandFailure where it does not
   */
  public static Path existing(Path folder) {
    if (Files.isReadable(folder.resolve(CONFIGURATION))
        && Files.isRegularFile(folder.resolve(CONFIGURATION))) {
      return folder;
    }
    if (Files.isRegularFile(folder.resolve(CONFIGURATION))) {
      throw CommandFailure.unable(folder.resolve(CONFIGURATION) + " may not be read")
          .hinted("run facet as a user who may read it");
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
