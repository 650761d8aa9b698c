// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.server.config.finding.LongValueException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says why a file that a setting takes its value from cannot be read. */
public final class FileFault {
  private FileFault() {}

  /** What follows the name of the file. Never its content, which an exception may quote. */
  public static String words(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "does not exist";
      case AccessDeniedException _ -> "may not be read";
      case LongValueException _ -> "is longer than 1 MiB, the most that a value may have";
      case CharacterCodingException _ -> "is not UTF-8";
      case FileSystemException known when known.getReason() != null ->
          "cannot be read: " + known.getReason();
      default -> "cannot be read";
    };
  }
}
