// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * A folder by its descriptor: every name is looked up in it by the system itself ({@code openat}).
 *
 * @param stream the descriptor
 */
record SecureFolder(SecureDirectoryStream<Path> stream) implements OpenFolder {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  @Override
  public BasicFileAttributes attributes(String name) throws IOException {
    return stream
        .getFileAttributeView(
            OpenFolder.path(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  @Override
  public OpenFolder folder(String name) throws IOException {
    Path path = OpenFolder.path(name);
    return new SecureFolder(
        open(name, () -> stream.newDirectoryStream(path, LinkOption.NOFOLLOW_LINKS)));
  }

  @Override
  public FileChannel file(String name) throws IOException {
    Path path = OpenFolder.path(name);
    return open(name, () -> (FileChannel) stream.newByteChannel(path, READ));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
