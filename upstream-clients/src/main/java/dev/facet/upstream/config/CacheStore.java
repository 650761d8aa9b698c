// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

/** Stores that replicas may share. */
public enum CacheStore {
  /** The one of {@code stores.redis}. */
  REDIS
}
