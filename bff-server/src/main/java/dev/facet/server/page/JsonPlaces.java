// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.facet.schema.diagnostic.SourceSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** JSON of a page, and on which line of the page each value stands. */
final class JsonPlaces {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final PageText text;
  private final Map<String, SourceSpan> places = new HashMap<>();

  /** Looks at JSON. */
  JsonPlaces(PageText text) {
    this.text = text;
    try (JsonParser parser = JSON.createParser(text.text())) {
      JsonToken token = parser.nextToken();
      while (token != null) {
        if (token != JsonToken.FIELD_NAME) {
          String pointer = parser.getParsingContext().pathAsPointer().toString();
          places.putIfAbsent(pointer, place(parser));
        }
        token = parser.nextToken();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // read before, by json
    }
  }

  /** Where the value stands, or begins, that was read last. */
  private SourceSpan place(JsonParser parser) throws IOException {
    parser.finishToken();
    JsonLocation begin = parser.currentTokenLocation();
    JsonLocation end = parser.currentLocation();
    return text.source()
        .span(
            text.line() + begin.getLineNr() - 1,
            begin.getColumnNr(),
            Math.max(1, end.getColumnNr() - begin.getColumnNr()));
  }

  /** Where a value stands, or the nearest around it that there is. */
  SourceSpan of(String pointer) {
    String nearest = pointer;
    while (!nearest.isEmpty() && !places.containsKey(nearest)) {
      nearest = nearest.substring(0, nearest.lastIndexOf('/'));
    }
    return places.getOrDefault(nearest, text.span(0));
  }

  /** The value of a text; empty where it is no JSON. */
  static Optional<JsonNode> json(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * Guards that a block is JSON.
   *
   * @throws MalformedPageException where it is none, at the line where it ceases to be
   */
  static JsonNode require(PageBlock block) {
    try {
      if (!block.text().isBlank()) {
        return JSON.readTree(block.text());
      }
      throw new MalformedPageException(block.place(), "the block is empty", "write JSON into it");
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr() - 1;
      int last = block.content().lines().size() - 1;
      throw new MalformedPageException(
          block.content().span(Math.max(0, Math.min(line, last))),
          "this is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""),
          "write JSON, with \"(any)\" for any value");
    }
  }
}
