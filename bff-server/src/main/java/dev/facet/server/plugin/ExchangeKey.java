// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

/**
 * The key of something that a plugin leaves on an {@link Exchange}; compared by identity, so two
 * plugins cannot meet by accident.
 *
 * @param <T> what is left there
 */
@SuppressWarnings("UnusedTypeParameter") // ties a key to the type of what is left under it
public final class ExchangeKey<T> {
  private final String name;

  /**
   * A key.
   *
   * @param name for debugging
   */
  public ExchangeKey(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
