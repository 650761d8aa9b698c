// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a GraphQL request asks (GraphQL over HTTP, section Request Parameters).
 *
 * @param query the document's text
 * @param operationName which of its operations; null where it was not said
 * @param variables plain JSON values by name
 */
record GraphQlParameters(
    String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {
  private static final int MOST_LEVELS = 200;
  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(Object.class);

  /**
   * Reads the body of a POST.
   *
   * @throws ProblemException with {@code BAD_REQUEST} where it is not such an object
   */
  static GraphQlParameters ofBody(Buffer body) {
    Object json;
    try {
      json = JSON.readValue(body.getBytes());
    } catch (JsonProcessingException e) {
      throw refused("The body is not JSON: " + e.getOriginalMessage());
    } catch (IOException | NumberFormatException e) {
      throw refused("The body is not JSON.");
    }
    if (!(json instanceof Map<?, ?> object)) {
      throw refused("The body must be one JSON object with a \"query\".");
    }
    return of(object.get("query"), object.get("operationName"), object.get("variables"));
  }

  /**
   * Reads the query string of a GET.
   *
   * @throws ProblemException with {@code BAD_REQUEST} where it does not have what is needed
   */
  static GraphQlParameters ofQueryString(String queryString) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : queryString.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    String variables = parameters.get("variables");
    Object json = null;
    if (variables != null && !variables.isEmpty()) {
      try {
        json = JSON.readValue(variables);
      } catch (IOException | NumberFormatException e) {
        throw refused("The parameter \"variables\" is not JSON.");
      }
    }
    String operationName = parameters.get("operationName");
    return of(
        parameters.get("query"),
        operationName == null || operationName.isEmpty() ? null : operationName,
        json);
  }

  @SuppressWarnings("unchecked") // JSON objects have string keys
  private static GraphQlParameters of(
      @Nullable Object query, @Nullable Object operationName, @Nullable Object variables) {
    if (!(query instanceof String text)) {
      throw refused("\"query\" is missing, or is not a string.");
    }
    if (operationName != null && !(operationName instanceof String)) {
      throw refused("\"operationName\" is not a string.");
    }
    if (variables != null && !(variables instanceof Map)) {
      throw refused("\"variables\" is not an object.");
    }
    return new GraphQlParameters(
        text,
        (String) operationName,
        variables == null ? Map.of() : (Map<String, @Nullable Object>) variables);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw refused("The query string is not well encoded.");
    }
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(Problem.of(ProblemCode.BAD_REQUEST, detail));
  }
}
