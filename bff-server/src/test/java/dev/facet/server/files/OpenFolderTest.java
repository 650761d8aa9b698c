// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both kinds of folders keep to themselves. */
final class OpenFolderTest {
  @TempDir Path outside;
  private Path inside;

  @BeforeEach
  void makeFiles() throws IOException {
    inside = Files.createDirectories(outside.resolve("inside/below"));
    inside = outside.resolve("inside");
    Files.writeString(outside.resolve("secret"), "secret");
    Files.writeString(inside.resolve("file"), "file");
    Files.createSymbolicLink(inside.resolve("link"), outside.resolve("secret"));
    Files.createSymbolicLink(inside.resolve("linked"), outside);
  }

  private OpenFolder open(boolean secure) throws IOException {
    return secure ? OpenFolder.open(inside) : new PlainFolder(inside);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void giveWhatIsInThem(boolean secure) throws IOException {
    try (OpenFolder folder = open(secure);
        FileChannel file = folder.file("file");
        OpenFolder below = folder.folder("below")) {
      assertEquals(4, file.size());
      assertThrows(NoSuchFileException.class, () -> below.attributes("file"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void followNoLink(boolean secure) throws IOException {
    try (OpenFolder folder = open(secure)) {
      assertTrue(folder.attributes("link").isSymbolicLink());
      assertThrows(FileSystemLoopException.class, () -> folder.file("link"));
      assertThrows(FileSystemLoopException.class, () -> folder.folder("linked"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "below/../file", "a/b", ""})
  void takeSingleNamesAlone(String name) throws IOException {
    try (OpenFolder folder = OpenFolder.open(inside)) {
      assertThrows(IOException.class, () -> folder.file(name));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void haveNoNamesThatAreTooLongForTheSystem(boolean secure) throws IOException {
    try (OpenFolder folder = open(secure)) {
      assertThrows(NoSuchFileException.class, () -> folder.attributes("ü".repeat(128)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellOfWhatIsSwappedForALinkWhileItIsLookedAt(boolean secure) throws IOException {
    Path swapped = inside.resolve("swapped");
    try (OpenFolder folder = open(secure)) {
      Files.createSymbolicLink(swapped, outside);
      IOException first =
          assertThrows(
              IOException.class,
              () ->
                  folder.open(
                      "swapped",
                      () -> {
                        throw new IOException("it was a link");
                      }));
      assertInstanceOf(FileSystemLoopException.class, first);

      List<String> opened = new ArrayList<>(List.of("it is a folder again"));
      assertEquals("it is a folder again", folder.open("below", () -> retried(opened)));
    }
  }

  private static String retried(List<String> opened) throws IOException {
    if (opened.size() == 1) {
      opened.add("it was a link");
      throw new IOException(opened.getLast());
    }
    return opened.getFirst();
  }
}
