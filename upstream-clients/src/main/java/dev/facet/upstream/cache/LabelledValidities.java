// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What responses hold that are kept or under way, by label. It is held by them, so that it is found
 * as long as one of them is. Safe for all threads.
 */
final class LabelledValidities {
  private final Cache<String, Validity> validities = Caffeine.newBuilder().weakValues().build();
  private final UnaryOperator<String> label;

  /**
   * Nothing yet.
   *
   * @param label the one of a target
   */
  LabelledValidities(UnaryOperator<String> label) {
    this.label = label;
  }

  /** The label of what is kept of a target; that of an empty path is that of a slash. */
  String labelOf(String target) {
    return label.apply(target.startsWith("/") ? target : "/" + target);
  }

  /** What responses of a target hold that are asked for from now on. */
  Validity of(String target) {
    return validities
        .asMap()
        .compute(
            labelOf(target), (_, known) -> known != null && known.holds() ? known : new Validity());
  }

  /** Ends what has one of the labels. */
  void end(Collection<String> labels) {
    for (String each : labels) {
      Validity validity = validities.asMap().remove(each);
      if (validity != null) {
        validity.end();
      }
    }
  }

  /** Ends all. */
  void endAll() {
    end(List.copyOf(validities.asMap().keySet()));
  }
}
