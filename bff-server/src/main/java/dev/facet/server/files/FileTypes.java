// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Media types by the extensions of names, as registered (IANA), else as browsers know them (MIME
 * Sniffing standard). What is text says that it is UTF-8.
 */
final class FileTypes {
  /** Of what has no known extension; a browser saves it. */
  static final String UNKNOWN = "application/octet-stream";

  private static final String UTF_8 = "; charset=utf-8";

  /** A type, then its extensions. */
  private static final String TABLE =
      """
      text/html html htm
      text/css css
      text/javascript js mjs cjs
      text/plain txt text log
      text/markdown md markdown
      text/csv csv
      text/tab-separated-values tsv
      text/calendar ics
      text/vcard vcf
      text/vtt vtt
      text/cache-manifest appcache
      text/yaml yaml yml
      application/json json map
      application/ld+json jsonld
      application/geo+json geojson
      application/manifest+json webmanifest
      application/x-ndjson ndjson jsonl
      application/xml xml xsd xsl
      application/xhtml+xml xhtml xht
      application/atom+xml atom
      application/rss+xml rss
      application/wasm wasm
      application/pdf pdf
      application/rtf rtf
      application/epub+zip epub
      application/zip zip
      application/gzip gz tgz
      application/zstd zst
      application/x-bzip2 bz2
      application/x-xz xz
      application/x-tar tar
      application/x-7z-compressed 7z
      application/vnd.rar rar
      application/java-archive jar war
      application/vnd.android.package-archive apk
      application/vnd.apple.installer+xml mpkg
      application/vnd.apple.mpegurl m3u8
      application/dash+xml mpd
      application/vnd.ms-fontobject eot
      application/msword doc
      application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
      application/vnd.ms-excel xls
      application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
      application/vnd.ms-powerpoint ppt
      application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
      application/vnd.oasis.opendocument.text odt
      application/vnd.oasis.opendocument.spreadsheet ods
      application/vnd.oasis.opendocument.presentation odp
      application/toml toml
      application/sql sql
      application/graphql graphql gql
      font/woff2 woff2
      font/woff woff
      font/ttf ttf
      font/otf otf
      font/collection ttc
      image/svg+xml svg
      image/png png
      image/apng apng
      image/jpeg jpg jpeg jpe jfif
      image/gif gif
      image/webp webp
      image/avif avif
      image/jxl jxl
      image/heic heic
      image/heif heif
      image/bmp bmp
      image/tiff tif tiff
      image/x-icon ico cur
      audio/mpeg mp3
      audio/mp4 m4a
      audio/aac aac
      audio/ogg oga ogg opus
      audio/wav wav
      audio/webm weba
      audio/flac flac
      audio/midi mid midi
      video/mp4 mp4 m4v
      video/webm webm
      video/ogg ogv
      video/mpeg mpg mpeg
      video/mp2t ts
      video/quicktime mov
      video/x-msvideo avi
      video/x-matroska mkv
      video/3gpp 3gp
      model/gltf+json gltf
      model/gltf-binary glb
      """;

  private static final Map<String, String> KNOWN = known();

  /** Names without an extension that have a type all the same. */
  private static final Map<String, String> NAMES =
      Map.of("apple-app-site-association", "application/json");

  private final Map<String, String> types;

  /**
   * A table.
   *
   * @param own types by extensions in lower case, before the known ones
   */
  FileTypes(Map<String, String> own) {
    types = new HashMap<>(KNOWN);
    types.putAll(own);
  }

  private static Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    TABLE
        .lines()
        .map(line -> line.split(" "))
        .forEach(line -> {
          for (int i = 1; i < line.length; i++) {
            known.put(line[i], line[0].startsWith("text/") ? line[0] + UTF_8 : line[0]);
          }
        });
    return known;
  }

  /** The value of Content-Type of a file. */
  String of(String name) {
    String type = types.get(extension(name));
    return type == null ? NAMES.getOrDefault(name, UNKNOWN) : type;
  }

  /** Whether a name ends as that of a file does, and not as a page's such as {@code jane.doe}. */
  boolean isFileName(String name) {
    return types.containsKey(extension(name));
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
