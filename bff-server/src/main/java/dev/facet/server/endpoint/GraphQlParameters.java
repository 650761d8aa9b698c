// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.facet.resolver.document.RequestedOperation;
import dev.facet.resolver.projection.Utf8;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import dev.facet.upstream.ResponseBody;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a GraphQL request asks for (GraphQL over HTTP, section Request Parameters). */
final class GraphQlParameters {
  private static final Set<String> NAMES =
      Set.of("query", "documentId", "operationName", "variables", "extensions");
  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(JsonWords.MAX_LEVELS).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(Object.class);

  private GraphQlParameters() {}

  /**
   * Reads the body of a POST.
   *
   * @throws ProblemException with {@code BAD_REQUEST} where it is not such an object
   */
  static RequestedOperation ofBody(Buffer body) {
    byte[] bytes = body.getBytes();
    Object json;
    try {
      json = JSON.readValue(utf8(bytes));
    } catch (IOException | NumberFormatException e) {
      throw rejected("The body " + JsonWords.of(bytes, e));
    }
    if (json instanceof List<?>) {
      throw rejected(
          "The body is an array: batches of operations are not supported (expected: one JSON object"
              + " with a \"query\"). Send each operation in a request of its own.");
    }
    if (!(json instanceof Map<?, ?> object)) {
      throw rejected("The body must be one JSON object with a \"query\".");
    }
    return of(
        object.get("query"),
        object.get("documentId"),
        object.get("extensions"),
        object.get("operationName"),
        object.get("variables"));
  }

  /**
   * Reads the query string of a GET.
   *
   * @throws ProblemException with {@code BAD_REQUEST} where it does not have what is needed
   */
  static RequestedOperation ofQueryString(String queryString) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : queryString.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decoded(pair.substring(0, equals));
        if (NAMES.contains(name)
            && parameters.put(name, decoded(pair.substring(equals + 1))) != null) {
          throw rejected("The parameter \"" + name + "\" is there twice.");
        }
      }
    }
    return of(
        parameters.get("query"),
        parameters.get("documentId"),
        json(parameters, "extensions"),
        parameters.get("operationName"),
        json(parameters, "variables"));
  }

  /** The same bytes where they are UTF-8 (RFC 8259, section 8.1): the parser reads others too. */
  private static byte[] utf8(byte[] bytes) throws CharacterCodingException {
    if (!Utf8.isValid(ResponseBody.of(bytes))) {
      throw new CharacterCodingException();
    }
    return bytes;
  }

  private static @Nullable Object json(Map<String, String> parameters, String name) {
    String text = parameters.get(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return JSON.readValue(text);
    } catch (IOException | NumberFormatException e) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      throw rejected("The parameter \"" + name + "\" " + JsonWords.of(bytes, e));
    }
  }

  /** The hash of an automatic persisted query. */
  private static @Nullable String hash(@Nullable Object extensions) {
    if (extensions != null && !(extensions instanceof Map)) {
      throw rejected("\"extensions\" is not an object.");
    }
    return extensions instanceof Map<?, ?> all
            && all.get("persistedQuery") instanceof Map<?, ?> persisted
            && persisted.get("sha256Hash") != null
        ? requireText("sha256Hash", persisted.get("sha256Hash"))
        : null;
  }

  private static String requireText(String name, @Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw rejected("\"" + name + "\" is not a string.");
  }

  @SuppressWarnings("unchecked") // JSON objects have string keys
  private static RequestedOperation of(
      @Nullable Object query,
      @Nullable Object documentId,
      @Nullable Object extensions,
      @Nullable Object operationName,
      @Nullable Object variables) {
    String hash = documentId == null ? hash(extensions) : null;
    if (query == null && documentId == null && hash == null) {
      throw rejected("\"query\" is missing, and so is \"documentId\".");
    }
    if (operationName != null && !(operationName instanceof String)) {
      throw rejected("\"operationName\" is not a string.");
    }
    if (variables != null && !(variables instanceof Map)) {
      throw rejected("\"variables\" is not an object.");
    }
    return new RequestedOperation(
        query == null ? null : requireText("query", query),
        documentId == null ? hash : requireText("documentId", documentId),
        hash != null,
        "".equals(operationName) ? null : (String) operationName,
        variables == null ? Map.of() : (Map<String, @Nullable Object>) variables);
  }

  /** Percent-encoded UTF-8; what is none is not replaced, since the client meant something else. */
  private static String decoded(String text) {
    try {
      String bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(bytes)))
          .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw rejected(
          "The query string is not well encoded (expected: UTF-8, percent-encoded, such as %C3%A9"
              + " for é).");
    }
  }

  private static ProblemException rejected(String detail) {
    return new ProblemException(Problem.of(ProblemCode.BAD_REQUEST, detail));
  }
}
