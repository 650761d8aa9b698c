// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.Place;
import dev.facet.server.config.yaml.RejectedSettings;
import dev.facet.upstream.config.InvalidSetting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values of one record and calls its constructor. A constructor stops at its first
 * rejection, so it is called again without what it rejected: one run tells all that is bad.
 *
 * @param <R> the record
 */
final class RecordBuilder<R extends Record> {
  private final RecordShape<R> shape;
  private final ConfigNode.Mapping node;
  private final Place place;
  private final ConfigFindings findings;
  private final @Nullable Object[] values;
  private final Set<String> broken = new HashSet<>();
  private final Set<String> thinned = new HashSet<>();
  private final Map<Integer, List<Object>> assumed = new HashMap<>();
  private boolean complete = true;
  private boolean planned;

  RecordBuilder(
      RecordShape<R> shape, ConfigNode.Mapping node, Place place, ConfigFindings findings) {
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
      broken.add(shape.slots().get(slot).key());
      complete &= shape.slots().get(slot).optional();
    }
  }

  /**
   * Sets what stands for a value that is not known here.
   *
   * @param standIns what to try, in this order; empty to do without
   */
  void assume(int slot, List<Object> standIns) {
    List<Object> left = new ArrayList<>(standIns);
    set(slot, left.isEmpty() ? null : left.removeFirst());
    assumed.put(slot, left);
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
      String line = key.equals("version") ? "version: 1" : key + ":";
      findings.error(Place.join(place.path(), key), error.hinted("add \"" + line + "\" here"));
    }
  }

  /**
   * Notes whether a key of a later version is there, which may stand in place of one that is
   * absent.
   */
  void excuse(boolean later) {
    planned = later;
  }

  /** The record; null where it cannot be made, which is then in the findings. */
  @Nullable R build() {
    if (!complete) {
      return null;
    }
    return again();
  }

  /** Takes one bad value after another away, so that the record can be had without them. */
  private @Nullable R withoutBadValues(RuntimeException rejection) {
    if (rejection instanceof InvalidSetting invalid && !invalid.decidedBy().isEmpty()) {
      return withoutMisplaced(invalid);
    }
    if (hasEntryOut(rejection)) {
      return again();
    }
    int unknown = unknownSlot(rejection);
    if (unknown >= 0) {
      List<Object> left = assumed.getOrDefault(unknown, new ArrayList<>());
      set(unknown, left.isEmpty() ? null : left.removeFirst());
      return complete ? again() : null;
    }
    if (isConsequence(rejection)) {
      return null;
    }
    findings.error(place.path(), RejectedSettings.ofRecord(place, node, rejection));
    return withoutOptional(rejection);
  }

  /** A setting that may not be there is no matter of what it holds, known or not. */
  private @Nullable R withoutMisplaced(InvalidSetting rejection) {
    if (!isBroken(rejection.decidedBy())) {
      findings.error(place.path(), RejectedSettings.ofRecord(place, node, rejection));
    }
    return withoutOptional(rejection);
  }

  private @Nullable R withoutOptional(RuntimeException rejection) {
    int slot = optionalSlot(rejection);
    if (slot < 0) {
      return null;
    }
    set(slot, null);
    return again();
  }

  private @Nullable R again() {
    try {
      return shape.construct(values);
    } catch (RuntimeException next) { // the constructors of plugins are not ours
      return withoutBadValues(next);
    }
  }

  /**
   * Takes the one entry that a rejection is about out of its map or list, so that the others are
   * judged too.
   */
  private boolean hasEntryOut(RuntimeException rejection) {
    int slot = namedSlot(rejection);
    if (slot < 0) {
      return false;
    }
    String key = shape.slots().get(slot).key();
    Object left = EntryRemoval.without(values[slot], RejectedSettings.entries(rejection));
    if (left == null) {
      return false;
    }
    if (!isUnknown(key, RejectedSettings.entries(rejection))) {
      findings.error(place.path(), RejectedSettings.ofRecord(place, node, rejection));
    }
    values[slot] = left;
    thinned.add(key);
    return true;
  }

  /** Whether an entry of a setting is not known here, so that nothing can be said of it. */
  private boolean isUnknown(String key, List<String> entries) {
    ConfigNode.Entry setting = node.entries().get(key);
    return setting != null
        && setting.value() instanceof ConfigNode.Mapping map
        && entries.stream()
            .map(map.entries()::get)
            .anyMatch(entry -> entry != null && entry.value().holdsUnknown());
  }

  private int namedSlot(RuntimeException rejection) {
    List<String> named = RejectedSettings.name(rejection);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null && named.contains(shape.slots().get(i).key())) {
        return i;
      }
    }
    return -1;
  }

  /** The value that a rejection names, where a part of it is not known; -1 where it is known. */
  private int unknownSlot(RuntimeException rejection) {
    List<String> named = RejectedSettings.name(rejection);
    for (int i = 0; i < values.length; i++) {
      ConfigNode.Entry entry = node.entries().get(shape.slots().get(i).key());
      if (values[i] != null
          && entry != null
          && entry.value().holdsUnknown()
          && named.contains(shape.slots().get(i).key())) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a rejection is about a broken value, such as a list whose items are all broken. */
  private boolean isConsequence(RuntimeException rejection) {
    Set<String> words = RejectedSettings.mentioned(rejection);
    return broken.stream().anyMatch(words::contains)
        || RejectedSettings.name(rejection).stream().anyMatch(thinned::contains)
        || shape.keys().stream().anyMatch(key -> words.contains(key) && isBroken(key))
        || (planned
            && RejectedSettings.name(rejection).stream().noneMatch(node.entries()::containsKey))
        || RejectedSettings.name(rejection).stream().anyMatch(this::isBroken);
  }

  private boolean isBroken(String key) {
    return findings.isBroken(Place.join(place.path(), key));
  }

  /** The optional value that a rejection names; -1 where it names none. */
  private int optionalSlot(RuntimeException rejection) {
    int slot = namedSlot(rejection);
    return slot >= 0 && shape.slots().get(slot).optional() ? slot : -1;
  }
}
