// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are read while they are sent. */
class LargeFilesIT extends WithGateway {
  private static final long THREE_GIB = 3L << 30;
  private static final int LONG = 64 << 20;

  private Path file;

  @BeforeEach
  void startGateway() {
    file = folder.resolve("public/long.bin");
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            routes: [{ id: files, match: { path: /* }, auth: none, files: { dir: public } }]
            """)
        .file("public/long.bin", "");
    gateway.start(Mode.START);
  }

  private void length(long bytes) throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
  }

  private RawConnection ask(String headers) throws IOException {
    return gateway.connect().send("GET /long.bin HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
  }

  @Test
  void sendsPartsOfFilesOfMoreThanTwoGibibytes() throws IOException {
    length(THREE_GIB);
    try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "rw")) {
      end.seek(THREE_GIB - 3);
      end.writeBytes("end");
    }

    try (RawConnection connection = ask("Range: bytes=-200000\r\n")) {
      RawConnection.Response response = connection.read(false);

      assertEquals(206, response.status());
      assertEquals(200_000, response.bytes().length());
      assertTrue(response.body().endsWith("end"));
    }
  }

  @Test
  void sendsTheSameBytesInAllChunks() throws IOException {
    byte[] bytes = new byte[1_000_003];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    Files.write(file, bytes);

    try (RawConnection connection = ask("")) {
      assertEquals(
          Arrays.hashCode(bytes), Arrays.hashCode(connection.read(false).bytes().getBytes()));
      assertEquals(
          200, connection.send("GET /long.bin HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status());
    }
  }

  @Test
  void breaksOffWhereAFileBecomesShorterWhileItIsSent() throws IOException {
    length(LONG);

    try (RawConnection connection = ask("")) {
      RawConnection.Response head = connection.readHead();
      assertEquals(Integer.toString(LONG), head.all("content-length").getFirst());
      length(1);

      assertTrue(connection.countRest() < LONG);
    }
  }

  @Test
  void sendsNothingThatIsAppendedWhileAFileIsSent() throws IOException {
    length(LONG);

    try (RawConnection connection = ask("Connection: close\r\n")) {
      RawConnection.Response _ = connection.readHead();
      length(2L * LONG);

      assertEquals(LONG, connection.countRest());
    }
  }
}
