// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.finding;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something that stands where a file is to be: a folder, a device, or a pipe, which could be waited
 * for, for ever.
 */
public final class IrregularFileException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  private IrregularFileException(Path file) {
    super(file.toString(), null, Files.isDirectory(file) ? "a folder" : "not a regular file");
  }

  /**
   * Lets regular files pass, links to one, and what is not there.
   *
   * @throws IrregularFileException for all else
   */
  public static void check(Path file) throws IrregularFileException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IrregularFileException(file);
    }
  }
}
