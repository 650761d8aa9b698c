// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileTypesTest {
  private final FileTypes types = new FileTypes(Map.of("glb", "model/x", "js", "text/own"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          index.html                 | text/html; charset=utf-8
          APP.MJS                    | text/javascript; charset=utf-8
          app.js.map                 | application/json
          site.webmanifest           | application/manifest+json
          a.wasm                     | application/wasm
          a.svg                      | image/svg+xml
          a.woff2                    | font/woff2
          a.avif                     | image/avif
          a.mp4                      | video/mp4
          archive.tar.gz             | application/gzip
          apple-app-site-association | application/json
          LICENSE                    | application/octet-stream
          html                       | application/octet-stream
          a.unknown                  | application/octet-stream
          a.                         | application/octet-stream
          a.glb                      | model/x
          a.js                       | text/own
          """)
  void areByTheLastExtension(String name, String type) {
    assertEquals(type, types.of(name));
  }

  @Test
  void tellFilesFromPagesWithADot() {
    assertEquals(true, types.isFileName("app.js"));
    assertEquals(false, types.isFileName("jane.doe"));
    assertEquals(false, types.isFileName("js"));
    assertEquals(false, types.isFileName("v1.2"));
  }
}
