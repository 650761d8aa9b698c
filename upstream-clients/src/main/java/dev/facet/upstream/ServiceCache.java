// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The responses that are kept of one service, for operators. Safe for all threads. */
public interface ServiceCache {
  /** Of a service whose responses are not kept. */
  ServiceCache NONE =
      new ServiceCache() {
        @Override
        public boolean isKept() {
          return false;
        }

        @Override
        public long bytes() {
          return 0;
        }

        @Override
        public long responses() {
          return 0;
        }

        @Override
        public long stored(StoreUse use) {
          return 0;
        }

        @Override
        public boolean isShared() {
          return false;
        }

        @Override
        public boolean isStoreOpen() {
          return false;
        }

        @Override
        public @Nullable String targetOf(String url) {
          return null;
        }

        @Override
        public void forget(Collection<String> targets) {}

        @Override
        public void forgetAll() {}

        @Override
        public long sweep() {
          return 0;
        }

        @Override
        public void close() {}
      };

  /** Whether responses are kept at all. */
  boolean isKept();

  /** Bytes of what is kept in memory, roughly. */
  long bytes();

  /** Responses that are kept in memory. */
  long responses();

  /** Looks into the store that replicas share, by what they came to. */
  long stored(StoreUse use);

  /** Whether replicas share what is kept. */
  boolean isShared();

  /** Whether the store that they share responds. */
  boolean isStoreOpen();

  /**
   * The target of a URL of the service.
   *
   * @return path and query, as the service is sent them beneath its base URL; null where the URL is
   *     malformed, or of none of its endpoints
   */
  @Nullable String targetOf(String url);

  /**
   * Forgets responses, here and at all replicas. To be called on an event loop.
   *
   * @param targets path and query, as the service is sent them
   */
  void forget(Collection<String> targets);

  /** Forgets all responses, here and at all replicas. To be called on an event loop. */
  void forgetAll();

  /**
   * Takes out of the memory what is forgotten, which else goes when room is needed. It looks at
   * everything: not for event loops.
   *
   * @return how many responses those were, each variant counted
   */
  long sweep();

  /** Hears of nothing any more that other replicas forget. */
  void close();
}
