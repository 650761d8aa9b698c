// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.store;

import dev.facet.upstream.config.RedisConfig;

/** Hands out stores that replicas share. Safe for all threads. */
public interface SharedStores {
  /** Stands for a store where there is none. */
  Lease UNUSED =
      new Lease() {
        @Override
        public SharedStore store() {
          return SharedStore.NONE;
        }

        @Override
        public void close() {}
      };

  /** Has none to hand out. */
  SharedStores NONE = _ -> UNUSED;

  /** The store of some settings, the same for equal ones; to be given back. */
  Lease lease(RedisConfig config);

  /** A store in use. */
  interface Lease extends AutoCloseable {
    /** The store. */
    SharedStore store();

    /** Gives it back; harmless when called again. */
    @Override
    void close();
  }
}
