// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A folder by its path, where the system has no descriptors for folders (Windows). Each name is
 * looked at before it is used, so that only who can write to the folder at that very moment could
 * lead out of it.
 *
 * @param path the folder's own
 */
record PlainFolder(Path path) implements OpenFolder {
  @Override
  public BasicFileAttributes attributes(String name) throws IOException {
    return Files.readAttributes(
        path.resolve(OpenFolder.path(name)), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public OpenFolder folder(String name) throws IOException {
    return open(name, () -> folderNow(name));
  }

  private OpenFolder folderNow(String name) throws IOException {
    if (!attributes(name).isDirectory()) {
      throw new NotDirectoryException(name);
    }
    return new PlainFolder(path.resolve(OpenFolder.path(name)));
  }

  @Override
  public FileChannel file(String name) throws IOException {
    Path file = path.resolve(OpenFolder.path(name));
    return open(
        name, () -> FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public void close() {}
}
