// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A folder that is open, so that what is found in it is in it: no symbolic link is followed, and no
 * rename on the way leads elsewhere. Names are single ones. Blocks: not for event loops.
 */
sealed interface OpenFolder extends AutoCloseable permits SecureFolder, PlainFolder {
  /** The most bytes of a name on the usual systems. */
  int MAX_NAME_BYTES = 255;

  /** How often an entry that is swapped all the time is tried. */
  int MAX_TRIES = 10;

  /** Opens a folder; links on the way to it are followed. */
  @SuppressWarnings("StreamResourceLeak") // what is returned closes it
  static OpenFolder open(Path folder) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new SecureFolder(secure);
    }
    stream.close();
    return new PlainFolder(folder);
  }

  /** What is known of an entry, which may be a link. */
  BasicFileAttributes attributes(String name) throws IOException;

  /**
   * Opens a folder within.
   *
   * @throws FileSystemLoopException where it is a link
   */
  OpenFolder folder(String name) throws IOException;

  /**
   * Opens a file for reading.
   *
   * @throws FileSystemLoopException where it is a link
   */
  FileChannel file(String name) throws IOException;

  /** Opens an entry without following a link. */
  @FunctionalInterface
  interface Opening<T> {
    /** Fails where it is a link, in whatever way the system tells. */
    T open() throws IOException;
  }

  /**
   * Opens an entry. Where that fails it is looked at, since the system tells a link in many ways;
   * and what is no link by then may have been one, in the place of what is there again.
   *
   * @throws FileSystemLoopException where it is a link
   */
  default <T> T open(String name, Opening<T> opening) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return opening.open();
      } catch (IOException failure) {
        if (attributes(name).isSymbolicLink()) {
          IOException loop = new FileSystemLoopException(name);
          loop.addSuppressed(failure);
          throw loop;
        }
        if (tries == MAX_TRIES) {
          throw failure;
        }
      }
    }
  }

  @Override
  void close() throws IOException;

  /**
   * A name as the system writes it; one that is too long for it, or that it reads as a path, is not
   * there.
   *
   * @throws InvalidPathException where it cannot write the name, as in a locale without UTF-8
   */
  static Path path(String name) throws NoSuchFileException {
    Path path = Path.of(name);
    boolean plain = path.getRoot() == null && path.getNameCount() == 1;
    if (!plain || name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      throw new NoSuchFileException(name);
    }
    return path;
  }
}
