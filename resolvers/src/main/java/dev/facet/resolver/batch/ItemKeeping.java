// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.schema.RestCall;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Is told of keys before they are asked for, and says what is to be done with the response. */
interface ItemKeeping {
  /** Keeps nothing. */
  ItemKeeping NONE =
      new ItemKeeping() {
        @Override
        public ResponseKeeper asking(
            RestCall call, List<LoadKey> keys, Function<@Nullable Object, @Nullable Object> keyOf) {
          return ResponseKeeper.NONE;
        }

        @Override
        public ResponseKeeper asking(RestCall call, LoadKey key) {
          return ResponseKeeper.NONE;
        }

        @Override
        public boolean keeps() {
          return false;
        }
      };

  /** Whether it does anything at all. */
  boolean keeps();

  /**
   * Notes that keys are asked for by one call.
   *
   * @param keyOf the merged key of an item, as it was read; null for none
   */
  ResponseKeeper asking(
      RestCall call, List<LoadKey> keys, Function<@Nullable Object, @Nullable Object> keyOf);

  /** Notes that one key is asked for by a call for it alone. */
  ResponseKeeper asking(RestCall call, LoadKey key);
}
