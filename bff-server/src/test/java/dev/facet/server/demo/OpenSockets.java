// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The network sockets of this process, as Linux tells of them (proc(5)). */
final class OpenSockets {
  private static final Path SELF = Path.of("/proc/self");
  private static final int REMOTE = 2;
  private static final int INODE = 9;

  private OpenSockets() {}

  /** The other ends of all TCP and UDP sockets that have one. */
  static List<InetAddress> remotes() throws IOException {
    Set<String> own = own();
    List<InetAddress> remotes = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
      for (String line : lines(SELF.resolve("net").resolve(table))) {
        String[] columns = line.strip().split("\\s+", -1);
        if (own.contains("socket:[" + columns[INODE] + "]")) {
          InetAddress remote = address(columns[REMOTE].replaceFirst(":.*", ""));
          if (!remote.isAnyLocalAddress()) {
            remotes.add(remote);
          }
        }
      }
    }
    return remotes;
  }

  private static List<String> lines(Path table) throws IOException {
    return Files.exists(table) ? Files.readAllLines(table).stream().skip(1).toList() : List.of();
  }

  /** The kernel's names of the sockets behind this process's file descriptors. */
  private static Set<String> own() throws IOException {
    Set<String> names = new HashSet<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(SELF.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        try {
          names.add(Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException closed) {
          names.remove(closed.getFile());
        }
      }
    }
    return names;
  }

  /** An address of 8 or 32 hexadecimal digits, each four bytes of them in the machine's order. */
  private static InetAddress address(String digits) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(digits);
    if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
      for (int word = 0; word < bytes.length; word += 4) {
        byte first = bytes[word];
        byte second = bytes[word + 1];
        bytes[word] = bytes[word + 3];
        bytes[word + 1] = bytes[word + 2];
        bytes[word + 2] = second;
        bytes[word + 3] = first;
      }
    }
    return InetAddress.getByAddress(bytes);
  }
}
