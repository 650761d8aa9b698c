// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

/** A type of a random schema. */
sealed interface RandomType {
  boolean nonNull();

  /** The name at the bottom. */
  String name();

  /** The same type, which may be null. */
  RandomType nullable();

  /** The same type, which may not be null. */
  RandomType sure();

  /** A type by its name. */
  record Named(String name, boolean nonNull) implements RandomType {
    @Override
    public RandomType nullable() {
      return new Named(name, false);
    }

    @Override
    public RandomType sure() {
      return new Named(name, true);
    }

    @Override
    public String toString() {
      return name + (nonNull ? "!" : "");
    }
  }

  /** A list. */
  record ListOf(RandomType item, boolean nonNull) implements RandomType {
    @Override
    public String name() {
      return item.name();
    }

    @Override
    public RandomType nullable() {
      return new ListOf(item, false);
    }

    @Override
    public RandomType sure() {
      return new ListOf(item, true);
    }

    @Override
    public String toString() {
      return "[" + item + "]" + (nonNull ? "!" : "");
    }
  }
}
