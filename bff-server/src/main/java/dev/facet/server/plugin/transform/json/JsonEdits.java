// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.server.plugin.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changes to bodies of one direction. */
final class JsonEdits {
  private final JsonReading reading;
  private final EditTree tree;
  private final List<Map.Entry<String, JsonValue>> values;
  private final String at;

  /**
   * The changes.
   *
   * @param at what the settings of values begin with, for what a client is told
   */
  JsonEdits(JsonReading reading, JsonEditsConfig config, String at) {
    this.reading = reading;
    this.tree = EditTree.of(config);
    this.values = List.copyOf(config.set().entrySet());
    this.at = at;
  }

  /** The changes with the values of a request. */
  Made made(Exchange exchange) {
    String[] made = new String[values.size()];
    for (int i = 0; i < made.length; i++) {
      Map.Entry<String, JsonValue> value = values.get(i);
      made[i] = value.getValue().of(at + value.getKey(), exchange);
    }
    return new Made(reading, tree, made);
  }

  /** The changes with the values of one request. */
  static final class Made {
    private final JsonReading reading;
    private final EditTree tree;
    private final @Nullable String[] values;

    private Made(JsonReading reading, EditTree tree, @Nullable String[] values) {
      this.reading = reading;
      this.tree = tree;
      this.values = values;
    }

    /** Begins to make them in one body. */
    JsonRewriter rewriter() {
      try {
        return new JsonRewriter(reading, tree, values);
      } catch (IOException e) { // cannot be: all of it is memory
        throw new IllegalStateException(e);
      }
    }
  }
}
