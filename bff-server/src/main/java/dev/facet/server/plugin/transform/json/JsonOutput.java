// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What comes out of a body's changes: JSON in UTF-8, and on the side what is held back. */
final class JsonOutput {
  private static final HexFormat HEX = HexFormat.of();

  private final JsonFactory factory;
  private final @Nullable String[] values;
  private final HeldValues held;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonGenerator main;
  private final Deque<Side> sides = new ArrayDeque<>();
  private JsonGenerator current;

  private record Side(JsonGenerator generator, HeldValues.Value value) {}

  /**
   * Nothing yet.
   *
   * @param values those of the request, by number
   */
  JsonOutput(JsonReading reading, @Nullable String[] values) throws IOException {
    this.factory = reading.factory();
    this.held = new HeldValues(reading.max());
    this.values = values;
    this.main = factory.createGenerator(bytes);
    this.current = main;
  }

  void open(boolean list) throws IOException {
    if (list) {
      current.writeStartArray();
    } else {
      current.writeStartObject();
    }
  }

  void close(boolean list) throws IOException {
    if (list) {
      current.writeEndArray();
    } else {
      current.writeEndObject();
    }
  }

  void name(String name) throws IOException {
    if (!isWhole(name)) {
      throw new BodyFault("a name with half a character", false);
    }
    current.writeFieldName(name);
  }

  /** Writes a string. Half a character, which has no bytes in UTF-8, stays an escape. */
  void string(String text) throws IOException {
    if (isWhole(text)) {
      current.writeString(text);
    } else {
      current.writeRawValue(escaped(text));
    }
  }

  /** Writes a value as it is: a number, a word of JSON, or JSON that is made already. */
  void raw(String json) throws IOException {
    current.writeRawValue(json);
  }

  /** Writes a property with one of the request's values, where that is not missing. */
  void value(String name, int value) throws IOException {
    String json = values[value];
    if (json != null) {
      name(name);
      raw(json);
    }
  }

  /** Writes properties that have values and are not there. */
  void missing(EditTree edits, Set<String> seen) throws IOException {
    for (Map.Entry<String, EditTree> one : edits.properties().entrySet()) {
      EditTree edit = one.getValue();
      if (seen.contains(one.getKey()) || edit.removes() || !edit.makes(values)) {
        continue;
      }
      if (edit.value() >= 0) {
        value(one.getKey(), edit.value());
      } else {
        name(one.getKey());
        open(false);
        missing(edit, Set.of());
        close(false);
      }
    }
  }

  /** Begins to write on the side. */
  void hold() throws IOException {
    HeldValues.Value value = held.begin();
    JsonGenerator generator = factory.createGenerator(value);
    sides.push(new Side(generator, value));
    current = generator;
  }

  /** Ends what was last begun on the side. */
  HeldValues.Value held() throws IOException {
    Side side = sides.pop();
    side.generator().flush();
    current = sides.isEmpty() ? main : sides.element().generator();
    return side.value();
  }

  /** Writes the value of a property that was held back. */
  void release(HeldValues.Value value) throws IOException {
    current.writeRawValue(""); // the colon
    current.flush();
    value.release(sides.isEmpty() ? bytes : sides.element().value());
  }

  void flush() throws IOException {
    main.flush();
  }

  /** What has come out since it was last asked. */
  Buffer take() {
    try {
      main.flush();
    } catch (IOException e) { // cannot be: all of it is memory
      throw new IllegalStateException(e);
    }
    if (bytes.size() == 0) {
      return Buffer.buffer();
    }
    Buffer taken = Buffer.buffer(bytes.toByteArray());
    bytes.reset();
    return taken;
  }

  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
      if (plain) {
        out.append(c);
      } else {
        out.append("\\u").append(HEX.toHexDigits(c));
      }
    }
    return out.append('"').toString();
  }
}
