// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.LoadFailure;
import dev.facet.upstream.ResponseBody;
import io.vertx.core.MultiMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A body that is text, not JSON, as it stands: white space and quotation marks belong to it.
 *
 * @param charset as the response names it; UTF-8 where it names none, of which US-ASCII is a part
 */
record TextBody(String charset) {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** How the body of a response is read as text; null where it does not say that it is text. */
  static @Nullable TextBody of(MultiMap headers) {
    BodyType type = BodyType.of(headers);
    if (!type.text()) {
      return null;
    }
    return new TextBody(type.charset() == null ? StandardCharsets.UTF_8.name() : type.charset());
  }

  /**
   * The text.
   *
   * @throws LoadFailure where the bytes are malformed in the charset
   */
  String read(ResponseBody body, String service) {
    Charset known;
    try {
      known = Charset.forName(charset);
    } catch (IllegalArgumentException unknown) {
      throw LoadFailure.shape(
          service,
          "The charset of the service's response is not known (expected: such as UTF-8 or ISO-8859-1).");
    }
    try {
      String text = known.newDecoder().decode(ByteBuffer.wrap(body.bytes())).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw LoadFailure.shape(service, "The service's response is not " + known.name() + ".");
    }
  }
}
