// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

/**
 * What a field makes of the response of its call.
 *
 * @param missingIsNull whether 404 is null and no error
 */
public record ResponseUse(Holder holder, boolean missingIsNull) {
  /** Of the calls of batches and entities: items, and no use for responses without content. */
  public static final ResponseUse ITEMS = new ResponseUse(Holder.VALUE, false);

  /** What the value goes into. */
  public enum Holder {
    /** The JSON is the value; without content it is null. */
    VALUE,
    /** As {@link #VALUE}; of a header each line is an item. */
    LIST,
    /** As {@link #VALUE}; without content it is true, since the call succeeded. */
    BOOLEAN,
    /** As {@link #VALUE}; of a body that is text, the text is the value. */
    STRING,
    /** An object with a field for a value that is no object: a list goes into it. */
    AROUND,
    /** An object that is there without content too. */
    EVEN_EMPTY,
    /** Both of {@link #AROUND} and {@link #EVEN_EMPTY}. */
    AROUND_OR_EMPTY,
    /** An object that has nothing of the body, which is not read. */
    HEAD;

    /** Whether it holds values that are no objects in one of its fields. */
    public boolean around() {
      return this == AROUND || this == AROUND_OR_EMPTY;
    }

    /** Whether it is an object where there is no content. */
    public boolean evenEmpty() {
      return this == EVEN_EMPTY || this == AROUND_OR_EMPTY || this == HEAD;
    }
  }

  /** The same of a call for a single key, of which 404 says that it is not there. */
  public static ResponseUse single() {
    return new ResponseUse(Holder.VALUE, true);
  }
}
