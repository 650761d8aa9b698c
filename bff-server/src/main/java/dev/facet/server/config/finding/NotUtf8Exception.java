// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.finding;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A text file that is not UTF-8. */
public final class NotUtf8Exception extends CharacterCodingException {
  private static final long serialVersionUID = 1L;
  private final transient SourceSpan span;
  private final int position;

  private NotUtf8Exception(SourceSpan span, int position) {
    this.span = span;
    this.position = position;
  }

  /**
   * Decodes a file.
   *
   * @param name as findings show it
   * @throws NotUtf8Exception where the bytes are not UTF-8
   */
  public static SourceText decode(String name, byte[] bytes) throws NotUtf8Exception {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (!decoder.decode(in, out, true).isError()) {
      return new SourceText(name, out.flip().toString());
    }
    int good = out.position();
    SourceText shown = new SourceText(name, new String(bytes, StandardCharsets.UTF_8));
    int mark = bytes.length > 2 && out.get(0) == '\uFEFF' ? 1 : 0;
    int at = Math.max(0, good - mark);
    throw new NotUtf8Exception(new SourceSpan(shown, at, at + 1), in.position());
  }

  @Override
  public String getMessage() {
    return file() + ": not UTF-8 at byte " + position;
  }

  /** The name of the file, as findings show it. */
  public String file() {
    return span.source().name();
  }

  /** The byte's place in the file, 0 for the first. */
  public int position() {
    return position;
  }

  /** What to tell of it; what is not UTF-8 in the line that is shown is replaced. */
  public Diagnostic.Error finding() {
    return new Diagnostic.Error(ConfigCode.UNREADABLE_PROJECT_FILE, getMessage(), span)
        .hinted("save the file as UTF-8");
  }
}
