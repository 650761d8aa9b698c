// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.facet.upstream.config.DataSize;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Changes one JSON body while it arrives. Numbers stay as they are written; strings keep their
 * characters, though perhaps not their escapes; white space between values goes. What comes out is
 * one value: text behind it, a property twice in one object and nesting beyond {@value
 * JsonReading#MAX_DEPTH} are faults (RFC 8259, section 4). Confined to one thread.
 */
final class JsonRewriter {
  private final JsonReading reading;
  private final JsonParser parser;
  private final ByteArrayFeeder feeder;
  private final EditTree root;
  private final JsonOutput out;
  private final Utf8Check utf8 = new Utf8Check();
  private final Deque<JsonFrame> frames = new ArrayDeque<>();
  private boolean skipping;
  private int skipDepth;
  private boolean over;

  /**
   * A rewriter of one body.
   *
   * @param values those of the request, as JSON, by the numbers that the tree gives them; null for
   *     one that is missing
   */
  JsonRewriter(JsonReading reading, EditTree root, @Nullable String[] values) throws IOException {
    this.reading = reading;
    this.parser = reading.factory().createNonBlockingByteArrayParser();
    this.feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
    this.root = root;
    this.out = new JsonOutput(reading, values);
  }

  /** Takes the next piece of the body. */
  void feed(Buffer piece) throws InvalidJsonException {
    byte[] bytes = piece.getBytes();
    if (!utf8.isSound(bytes)) {
      throw at("no UTF-8", false);
    }
    try {
      feeder.feedInput(bytes, 0, bytes.length);
      drain();
    } catch (IOException | IllegalStateException fault) {
      throw fault(fault);
    }
  }

  /** Ends the body. */
  void finish() throws InvalidJsonException {
    try {
      feeder.endOfInput();
      drain();
    } catch (IOException | IllegalStateException fault) {
      throw fault(fault);
    }
    if (!over) {
      throw at("the body ends before its value does", false);
    }
  }

  /** What has come out since it was last asked; empty for nothing. */
  Buffer take() {
    return out.take();
  }

  private void drain() throws IOException, InvalidJsonException {
    JsonToken token = parser.nextToken();
    while (token != null && token != JsonToken.NOT_AVAILABLE) {
      if (over) {
        throw at("something follows the value", false);
      }
      if (skipping) {
        skip(token);
      } else {
        accept(token);
      }
      token = parser.nextToken();
    }
  }

  private void skip(JsonToken token) throws IOException {
    if (token.isStructStart()) {
      skipDepth++;
    } else if (token.isStructEnd()) {
      skipDepth--;
    }
    if (skipDepth == 0) {
      skipping = false;
      ended();
    }
  }

  private void accept(JsonToken token) throws IOException {
    switch (token) {
      case FIELD_NAME -> property(parser.currentName());
      case START_OBJECT, START_ARRAY -> {
        JsonFrame frame =
            new JsonFrame(node(), token == JsonToken.START_ARRAY, reading.everyName());
        frames.push(frame);
        out.open(frame.isList());
      }
      case END_OBJECT, END_ARRAY -> {
        JsonFrame frame = frames.pop();
        frame.end(out);
        out.close(frame.isList());
        ended();
      }
      case VALUE_STRING -> {
        out.string(parser.getText());
        ended();
      }
      default -> {
        out.raw(parser.getText());
        ended();
      }
    }
  }

  private void property(String name) throws IOException {
    JsonFrame frame = frames.element();
    skipping = !frame.begin(name, out);
  }

  /** What becomes of the value that begins. */
  private @Nullable EditTree node() {
    JsonFrame frame = frames.peek();
    return frame == null ? root : frame.below();
  }

  private void ended() throws IOException {
    JsonFrame frame = frames.peek();
    if (frame == null) {
      over = true;
      out.flush();
    } else {
      frame.ended(out);
    }
  }

  private InvalidJsonException fault(Exception fault) {
    return switch (fault) {
      case BodyFault own -> at(String.valueOf(own.getMessage()), own.isTooMuch());
      case StreamConstraintsException _ -> tooLong();
      default -> at("no valid JSON", false);
    };
  }

  private InvalidJsonException tooLong() {
    return frames.size() + skipDepth >= JsonReading.MAX_DEPTH
        ? at("nested deeper than " + JsonReading.MAX_DEPTH + " levels", false)
        : at(
            "a string longer than %s, a name longer than %d bytes or a number of more than %d digits"
                .formatted(
                    new DataSize(reading.max()), JsonReading.MAX_NAME, JsonReading.MAX_NUMBER),
            true);
  }

  private InvalidJsonException at(String reason, boolean tooMuch) {
    JsonLocation location = parser.currentLocation();
    return new InvalidJsonException(location.getLineNr(), location.getColumnNr(), reason, tooMuch);
  }
}
