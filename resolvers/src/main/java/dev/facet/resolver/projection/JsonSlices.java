// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.facet.schema.template.JsonPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts values out of JSON as they were sent, to be read again by any {@link Shape}. */
public final class JsonSlices {
  private final byte[] json;
  private final JsonParser parser;
  private final List<JsonPath.Segment> path;
  private final boolean items;
  private final List<byte[]> found = new ArrayList<>();

  private JsonSlices(byte[] json, JsonParser parser, JsonPath path, boolean items) {
    this.json = json;
    this.parser = parser;
    this.path = path.segments();
    this.items = items;
  }

  /**
   * The items of a list.
   *
   * @param json one JSON value, UTF-8
   * @param path where in it the list stands
   * @return empty where there is no list
   * @throws IOException where the bytes are not JSON
   */
  public static List<byte[]> items(byte[] json, JsonPath path) throws IOException {
    return found(json, path, true);
  }

  /**
   * One value.
   *
   * @param path where in the JSON it stands
   * @return null where nothing stands there
   * @throws IOException where the bytes are not JSON
   */
  public static byte @Nullable [] value(byte[] json, JsonPath path) throws IOException {
    List<byte[]> found = found(json, path, false);
    return found.isEmpty() ? null : found.getFirst();
  }

  private static List<byte[]> found(byte[] json, JsonPath path, boolean items) throws IOException {
    try (JsonParser parser = RowReader.JSON.createParser(json)) {
      JsonSlices slices = new JsonSlices(json, parser, path, items);
      JsonToken first = parser.nextToken();
      if (first != null) {
        slices.walk(first, 0);
      }
      return slices.found;
    }
  }

  /** Goes on to the end of the value that begins with a token. */
  private void walk(JsonToken token, int depth) throws IOException {
    if (depth == path.size()) {
      cut(token);
      return;
    }
    switch (path.get(depth)) {
      case JsonPath.Segment.Property(var name) when token == JsonToken.START_OBJECT ->
          property(name, depth);
      case JsonPath.Segment.Element(var index) when token == JsonToken.START_ARRAY ->
          element(index, depth);
      case JsonPath.Segment.Property _, JsonPath.Segment.Element _ -> parser.skipChildren();
    }
  }

  /** Of a name that stands there twice the last value counts, as it does for rows. */
  private void property(String wanted, int depth) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (name.equals(wanted)) {
        found.clear();
        walk(token, depth + 1);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void element(int index, int depth) throws IOException {
    int at = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (at++ == index) {
        walk(token, depth + 1);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void cut(JsonToken token) throws IOException {
    if (!items) {
      slice();
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        slice();
      }
    } else {
      parser.skipChildren();
    }
  }

  private void slice() throws IOException {
    int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    parser.skipChildren();
    parser.finishToken();
    int to = Math.toIntExact(parser.currentLocation().getByteOffset());
    found.add(Arrays.copyOfRange(json, from, to));
  }
}
