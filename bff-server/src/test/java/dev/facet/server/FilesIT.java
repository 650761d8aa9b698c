// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.files.FilesEndpoint;
import dev.facet.server.snapshot.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files over raw sockets: RFC 9110, sections 8.8, 13 and 14, and what is not served. */
class FilesIT extends WithGateway {
  private static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final String DATE = "Fri, 02 Jan 2026 03:04:05 GMT";

  private Path files;

  @BeforeEach
  void startGateway() throws IOException {
    files = folder.resolve("public");
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            routes:
              - { id: files, match: { path: /* }, auth: none, files: { dir: public, precompressed: true } }
            """)
        .file("public/a.txt", "0123456789")
        .file("public/folder/index.html", "index");
    Files.setLastModifiedTime(files.resolve("a.txt"), FileTime.from(CHANGED));
    gateway.start(Mode.START);
  }

  private RawConnection.Response ask(String method, String target, String... headers)
      throws IOException {
    try (RawConnection connection = gateway.connect()) {
      StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: a\r\n");
      List.of(headers).forEach(header -> request.append(header).append("\r\n"));
      return connection.send(request + "\r\n").read(method.equals("HEAD"));
    }
  }

  private int status(String target, String... headers) throws IOException {
    return ask("GET", target, headers).status();
  }

  private static String header(RawConnection.Response response, String name) {
    return String.join(", ", response.all(name));
  }

  private String etag(String... headers) throws IOException {
    return header(ask("GET", "/a.txt", headers), "etag");
  }

  @Test
  void tellsByTagAndDateWhetherTheClientHasAFile() throws IOException {
    String etag = etag();

    assertTrue(etag.matches("\"[0-9a-f]+-a\""), etag);
    assertEquals(304, status("/a.txt", "If-None-Match: \"x\", " + etag));
    assertEquals(304, status("/a.txt", "If-None-Match: W/" + etag));
    assertEquals(304, status("/a.txt", "If-None-Match: *"));
    assertEquals(200, status("/a.txt", "If-None-Match: \"x\""));
    assertEquals(304, status("/a.txt", "If-Modified-Since: " + DATE));
    assertEquals(
        200, status("/a.txt", "If-Modified-Since: " + DATE, "If-None-Match: \"x\""), "13.2.2");
    assertEquals(304, ask("HEAD", "/a.txt", "If-None-Match: " + etag).status());
  }

  @Test
  void givesEachLengthAndEachTimeATagOfItsOwn() throws IOException {
    String first = etag();
    Files.setLastModifiedTime(files.resolve("a.txt"), FileTime.from(CHANGED.plusNanos(1)));
    String touched = etag();
    Files.writeString(files.resolve("a.txt"), "012345678");
    Files.setLastModifiedTime(files.resolve("a.txt"), FileTime.from(CHANGED));

    assertNotEquals(first, touched);
    assertNotEquals(first, etag());
  }

  @Test
  void saysOfAFileThatTheClientHasWhatItSaysOfTheFile() throws IOException {
    RawConnection.Response whole = ask("GET", "/a.txt");
    RawConnection.Response known = ask("GET", "/a.txt", "If-None-Match: *");

    for (String name : List.of("etag", "last-modified", "cache-control", "vary")) {
      assertEquals(header(whole, name), header(known, name), name);
    }
    assertEquals(DATE, header(whole, "last-modified"));
    assertEquals("", header(known, "content-type"));
    assertEquals("", known.body());
  }

  @Test
  void failsPreconditionsBeforeItLooksAtWhatTheClientHas() throws IOException {
    String etag = etag();

    assertEquals(412, status("/a.txt", "If-Match: \"x\"", "If-None-Match: " + etag));
    assertEquals(412, status("/a.txt", "If-Match: W/" + etag));
    assertEquals(200, status("/a.txt", "If-Match: \"x\", " + etag));
    assertEquals(200, status("/a.txt", "If-Match: *"));
    assertEquals(412, status("/a.txt", "If-Unmodified-Since: Thu, 01 Jan 2026 00:00:00 GMT"));
    assertEquals(200, status("/a.txt", "If-Unmodified-Since: " + DATE));
    assertEquals(
        200,
        status(
            "/a.txt", "If-Match: " + etag, "If-Unmodified-Since: Thu, 01 Jan 2026 00:00:00 GMT"));
  }

  @Test
  void sendsOnePartOrSeveralOrTheWhole() throws IOException {
    assertEquals("89", ask("GET", "/a.txt", "Range: bytes=-2").body());
    assertEquals(
        "bytes 8-9/10", header(ask("GET", "/a.txt", "Range: bytes=8-99"), "content-range"));
    assertEquals(416, status("/a.txt", "Range: bytes=10-"));
    assertEquals(416, status("/a.txt", "Range: bytes=-0"));
    for (String whole : List.of("bytes=5-4", "items=0-1", "bytes=0-1,x", "bytes=0-5,5-6")) {
      assertEquals("0123456789", ask("GET", "/a.txt", "Range: " + whole).body(), whole);
    }
    assertEquals(200, ask("HEAD", "/a.txt", "Range: bytes=0-1").status(), "14.2: GET alone");
    RawConnection.Response parts = ask("GET", "/a.txt", "Range: bytes=7-8, 0-0, 99-");
    String boundary = header(parts, "content-type").replace("multipart/byteranges; boundary=", "");
    assertEquals(206, parts.status());
    assertEquals(
        """
        --%1$s
        Content-Type: text/plain; charset=utf-8
        Content-Range: bytes 7-8/10

        78
        --%1$s
        Content-Type: text/plain; charset=utf-8
        Content-Range: bytes 0-0/10

        0
        --%1$s--
        """
            .formatted(boundary)
            .replace("\n", "\r\n"),
        parts.body());
  }

  @Test
  void sendsAPartOfTheStateThatTheClientHasAlone() throws IOException {
    String etag = etag();

    assertEquals(206, status("/a.txt", "Range: bytes=0-1", "If-Range: " + etag));
    assertEquals(206, status("/a.txt", "Range: bytes=0-1", "If-Range: " + DATE));
    assertEquals(200, status("/a.txt", "Range: bytes=0-1", "If-Range: W/" + etag));
    assertEquals(200, status("/a.txt", "Range: bytes=0-1", "If-Range: \"x\""));
    assertEquals(200, status("/a.txt", "Range: bytes=99-", "If-Range: \"x\""));
  }

  @Test
  void sendsThePrecompressedSiblingThatTheClientLikesBest() throws IOException {
    gateway.file("public/a.txt.br", "br").file("public/a.txt.gz", "gzip!");

    RawConnection.Response br = ask("GET", "/a.txt", "Accept-Encoding: gzip, br");
    assertEquals("br", br.body());
    assertEquals("br", header(br, "content-encoding"));
    assertEquals("text/plain; charset=utf-8", header(br, "content-type"));
    assertEquals("accept-encoding", header(br, "vary"));
    assertEquals("gzip!", ask("GET", "/a.txt", "Accept-Encoding: br;q=0.5, gzip").body());
    assertEquals("0123456789", ask("GET", "/a.txt", "Accept-Encoding: zstd").body());
    assertEquals("0123456789", ask("GET", "/a.txt", "Accept-Encoding: br;q=0").body());
    assertNotEquals(etag(), header(br, "etag"));
    assertEquals(200, status("/a.txt", "If-None-Match: " + header(br, "etag")));
    assertEquals("r", ask("GET", "/a.txt", "Accept-Encoding: br", "Range: bytes=1-").body());
  }

  @Test
  void followsNoLinkWhereverItLeads() throws IOException {
    Files.createSymbolicLink(files.resolve("link.txt"), Path.of("a.txt"));
    Files.createSymbolicLink(files.resolve("linked"), Path.of("folder"));
    Files.createSymbolicLink(files.resolve("up"), folder);
    Files.createSymbolicLink(files.resolve("a.txt.br"), files.resolve("a.txt"));

    for (String target :
        List.of("/link.txt", "/linked/index.html", "/linked/", "/linked", "/up/facet.yaml")) {
      assertEquals(404, status(target), target);
    }
    RawConnection.Response plain = ask("GET", "/a.txt", "Accept-Encoding: br");
    assertEquals("", header(plain, "content-encoding"));
    assertEquals("0123456789", plain.body());
  }

  @Test
  void tellsTheLogOfAnIndexThatIsALink() throws IOException {
    Files.createSymbolicLink(files.resolve("index.html"), Path.of("a.txt"));
    try (RecordedLog lines = new RecordedLog(FilesEndpoint.class.getName())) {
      assertEquals(404, status("/"));
      assertEquals(
          "file not served: route files: a symbolic link, which is not followed",
          lines.events().getFirst().getFormattedMessage());
    }
  }

  /** Opening one waits for somebody who writes to it. */
  @Test
  void hasNoPipes() throws Exception {
    Files.createDirectory(files.resolve("piped"));
    for (String name : List.of("pipe", "piped/index.html", "a.txt.br")) {
      String pipe = files.resolve(name).toString();
      assertEquals(0, new ProcessBuilder("mkfifo", pipe).start().waitFor());
    }

    assertEquals(404, status("/pipe"));
    assertEquals(404, status("/piped/"));
    assertEquals("0123456789", ask("GET", "/a.txt", "Accept-Encoding: br").body());
  }

  @Test
  void servesWhatIsBehindALinkThatIsTheFolderItself() throws IOException {
    Path other = folder.resolve("other");
    Files.move(files, other);
    Files.createSymbolicLink(files, other);
    assertEquals("0123456789", ask("GET", "/a.txt").body());

    gateway.file("next/a.txt", "next");
    Path swapped = folder.resolve("swapped");
    Files.createSymbolicLink(swapped, folder.resolve("next"));
    Files.move(swapped, files, StandardCopyOption.ATOMIC_MOVE);
    assertEquals("next", ask("GET", "/a.txt").body());
  }

  @Test
  void tellsFilesWithoutRealTimesApartByTheFileItself() throws IOException {
    Path file = files.resolve("a.txt");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(1)));
    RawConnection.Response first = ask("GET", "/a.txt");
    Files.move(file, folder.resolve("kept"));
    gateway.file("public/a.txt", "9876543210");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(1)));

    assertEquals("", header(first, "last-modified"));
    assertNotEquals(header(first, "etag"), etag());
  }

  @Test
  void redirectsToTheFolderOfThisHostWhateverThePathLooksLike() throws IOException {
    gateway.file("public/evil.example/index.html", "x").file("public/a:b/index.html", "x");

    assertEquals("./a:b/", header(ask("GET", "/a:b"), "location"));
    assertEquals("./folder/?x=//y", header(ask("GET", "/folder?x=//y"), "location"));
    assertEquals(400, status("//evil.example"));
    assertEquals(400, status("/%2fevil.example"));
  }

  @Test
  void hasNoFilesOfNamesThatAreTooLongForTheSystem() throws IOException {
    assertEquals(404, status("/" + "a".repeat(256)));
    assertEquals(404, status("/" + "a".repeat(253), "Accept-Encoding: br"));
    assertEquals(404, status("/a.txt/b"));
    assertEquals(404, status("/a.txt/"));
  }
}
