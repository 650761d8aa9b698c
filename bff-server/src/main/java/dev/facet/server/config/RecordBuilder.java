// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import dev.facet.schema.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values of one record and calls its constructor. A constructor stops at its first
 * refusal, so each optional value is then tried by itself: one run tells all that are bad.
 *
 * @param <R> the record
 */
final class RecordBuilder<R extends Record> {
  private final RecordShape<R> shape;
  private final ConfigNode.Mapping node;
  private final Place place;
  private final Findings findings;
  private final @Nullable Object[] values;
  private boolean complete = true;
  private boolean sound = true;

  RecordBuilder(RecordShape<R> shape, ConfigNode.Mapping node, Place place, Findings findings) {
    this.shape = shape;
    this.node = node;
    this.place = place;
    this.findings = findings;
    this.values = new Object[shape.slots().size()];
  }

  /**
   * Sets a value.
   *
   * @param value null where it is broken, which has been said
   */
  void set(int slot, @Nullable Object value) {
    values[slot] = value;
    if (value == null) {
      sound = false;
      complete &= shape.slots().get(slot).optional();
    }
  }

  /**
   * Notes that a key is absent which has no default.
   *
   * @param excused whether another key of the same record explains the absence
   */
  void missing(int slot, boolean excused) {
    complete = false;
    if (!excused) {
      String key = shape.slots().get(slot).key();
      String message = "missing key \"" + key + "\"";
      Diagnostic.Error error =
          new Diagnostic.Error(ConfigCode.MISSING_KEY, message, place.heading());
      findings.error(Place.join(place.path(), key), error.hinted("add \"" + key + ":\" here"));
    }
  }

  /** The record; null where it cannot be made, which is then in the findings. */
  @Nullable R build() {
    if (!complete) {
      return null;
    }
    try {
      return shape.construct(values);
    } catch (RuntimeException refusal) { // the constructors of plugins are not ours
      return withoutBadValues(refusal);
    }
  }

  private @Nullable R withoutBadValues(RuntimeException first) {
    boolean found = false;
    for (int i = 0; i < values.length; i++) {
      RuntimeException refusal = refusalOf(i);
      if (refusal != null) {
        report(refusal);
        values[i] = null;
        found = true;
      }
    }
    if (!found && sound) {
      report(first);
    }
    return found ? constructOrNothing() : null;
  }

  /** What the constructor says of one optional value when all others have their defaults. */
  private @Nullable RuntimeException refusalOf(int slot) {
    if (values[slot] == null || !shape.slots().get(slot).optional()) {
      return null;
    }
    @Nullable Object[] alone = values.clone();
    for (int i = 0; i < alone.length; i++) {
      alone[i] = i == slot || !shape.slots().get(i).optional() ? values[i] : null;
    }
    try {
      shape.construct(alone);
      return null;
    } catch (RuntimeException refusal) {
      List<String> named = Refusals.name(refusal);
      String key = shape.slots().get(slot).key();
      return named.contains(key) ? refusal : null;
    }
  }

  private @Nullable R constructOrNothing() {
    try {
      return shape.construct(values);
    } catch (
        RuntimeException _) { // what is left is a consequence, or found when the rest is mended
      return null;
    }
  }

  private void report(RuntimeException refusal) {
    boolean consequence =
        Refusals.name(refusal).stream()
            .anyMatch(name -> findings.isBroken(Place.join(place.path(), name)));
    if (consequence) { // such as a list that is empty because its items are broken
      return;
    }
    findings.error(place.path(), Refusals.ofRecord(place, node, refusal));
  }
}
