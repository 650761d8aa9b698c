// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.facet.schema.syntax.JsonFault;
import dev.facet.schema.syntax.SyntaxFault;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * What clients are told of JSON that cannot be read; the parser's own words are of its settings.
 */
final class JsonWords {
  /** Objects and lists in each other that are read. */
  static final int MAX_LEVELS = 200;

  private static final String NUMBER = "has a number that is too large to be read.";

  private JsonWords() {}

  /**
   * What is wrong, with its place, to be read behind what it is wrong with.
   *
   * @param failure what the parser makes of it, or that it is not UTF-8
   */
  static String of(byte[] json, Exception failure) {
    ByteBuffer bytes = ByteBuffer.wrap(json);
    CharBuffer chars = CharBuffer.allocate(json.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
    if (result.isError()) {
      return "is not JSON: not UTF-8 at byte " + bytes.position() + ".";
    }
    if (failure instanceof CharacterCodingException) {
      return "is not JSON: in UTF-16 or UTF-32 (expected: UTF-8).";
    }
    String text = chars.flip().toString();
    SyntaxFault fault = JsonFault.find(text);
    if (fault == null) {
      return failure instanceof StreamConstraintsException ? limit(failure) : NUMBER;
    }
    String hint = fault.hint().isEmpty() ? "" : " (" + fault.hint() + ")";
    String place = " at line " + fault.line(text) + ", column " + fault.column(text);
    return "is not JSON: " + fault.message() + place + hint + ".";
  }

  /** The parser tells its limits apart by its messages alone. */
  private static String limit(Exception failure) {
    String said = String.valueOf(failure.getMessage());
    if (said.contains("nesting depth")) {
      return "has more than " + MAX_LEVELS + " levels of objects and lists.";
    }
    if (said.startsWith("Number")) {
      return "has a number of more than "
          + StreamReadConstraints.DEFAULT_MAX_NUM_LEN
          + " characters.";
    }
    if (said.startsWith("Name")) {
      return "has a name of more than "
          + StreamReadConstraints.DEFAULT_MAX_NAME_LEN
          + " characters.";
    }
    return said.startsWith("String")
        ? "has a string of more than "
            + StreamReadConstraints.DEFAULT_MAX_STRING_LEN
            + " characters."
        : "is longer than can be read.";
  }
}
