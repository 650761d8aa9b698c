// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A file that is open, as it was when it was opened.
 *
 * @param path what it is served as: that of the file without coding, in the folder
 * @param coding the content coding that it is stored in; {@code identity} for none
 */
record OpenedFile(FileChannel channel, FilePath path, String coding, BasicFileAttributes attributes)
    implements AutoCloseable {
  /** How often a file that changes while it is opened is looked at. */
  private static final int MAX_LOOKS = 3;

  /**
   * Opens a file, so that its attributes are those of what is read.
   *
   * @param name in the folder, which is that of the coding
   */
  static OpenedFile open(OpenFolder folder, String name, FilePath path, String coding)
      throws IOException {
    BasicFileAttributes before = folder.attributes(name);
    for (int looks = 1; ; looks++) {
      FileChannel channel = folder.file(name);
      try {
        BasicFileAttributes after = folder.attributes(name);
        if (looks == MAX_LOOKS || isSame(before, after)) {
          return new OpenedFile(channel, path, coding, after);
        }
        before = after;
      } catch (IOException | RuntimeException failure) {
        channel.close();
        throw failure;
      }
      channel.close();
    }
  }

  private static boolean isSame(BasicFileAttributes one, BasicFileAttributes other) {
    return one.size() == other.size()
        && one.lastModifiedTime().equals(other.lastModifiedTime())
        && Objects.equals(one.fileKey(), other.fileKey());
  }

  /** How many bytes of it are sent at most: what is appended later is not. */
  long size() {
    return attributes.size();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
