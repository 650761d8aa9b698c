// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Several parts of a file in one body (RFC 9110, section 14.6).
 *
 * @param boundary stands in no file but by chance
 */
record Multipart(String boundary) {
  private static final String LINE = "\r\n";

  /** A body with a boundary of its own. */
  static Multipart begin() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new Multipart("%016x%016x".formatted(random.nextLong(), random.nextLong()));
  }

  /** The value of Content-Type. */
  String contentType() {
    return "multipart/byteranges; boundary=" + boundary;
  }

  /**
   * The pieces of the body.
   *
   * @param type the media type of the file
   * @param size its length, in bytes
   */
  List<FilePiece> pieces(List<FilePiece.Span> spans, String type, long size) {
    List<FilePiece> pieces = new ArrayList<>();
    String line = "";
    for (FilePiece.Span span : spans) {
      pieces.add(
          text(
              line
                  + ("--" + boundary + LINE)
                  + ("Content-Type: " + type + LINE)
                  + ("Content-Range: " + contentRange(span, size) + LINE)
                  + LINE));
      pieces.add(span);
      line = LINE;
    }
    pieces.add(text(LINE + "--" + boundary + "--" + LINE));
    return pieces;
  }

  /** The value of Content-Range for a part (section 14.4). */
  static String contentRange(FilePiece.Span span, long size) {
    return "bytes " + span.start() + "-" + (span.end() - 1) + "/" + size;
  }

  private static FilePiece.Text text(String ascii) {
    return new FilePiece.Text(Buffer.buffer(ascii));
  }
}
