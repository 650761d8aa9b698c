// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.Locale;

/** Where an expression starts to read. */
public enum Root {
  /** The arguments of the field. */
  ARGS(true),
  /** The upstream JSON of the parent object, selected or not. */
  PARENT(false),
  /** The one key that a call loads by. */
  KEY(false),
  /** All keys of a batch, a list. */
  KEYS(false),
  /** The claims of the verified token. */
  CLAIMS(false),
  /** A header of the inbound request; the path is its name, in lower case. */
  HEADER(false),
  /** What the client says of itself: {@code name} and {@code version}. */
  CLIENT(true),
  /** The name of the frontend. */
  FRONTEND(true),
  /** The JSON body of an upstream's error response; in error messages only. */
  BODY(true);

  private final boolean freeToGive;

  Root(boolean freeToGive) {
    this.freeToGive = freeToGive;
  }

  /**
   * Whether a request is complete without a value of this root: a client may leave out an argument.
   * The others say whose data is asked for, so that a request without them would ask for more.
   */
  public boolean isFreeToGive() {
    return freeToGive;
  }

  /** The word in an expression. */
  public String source() {
    return name().toLowerCase(Locale.ROOT);
  }
}
