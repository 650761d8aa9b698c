// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
  /**
   * What the client says of itself: {@code name} and {@code version}; in policies, its {@code ip}.
   */
  CLIENT(true),
  /** A parameter of the inbound request's query; in policies only. */
  QUERY(false),
  /** A part of the inbound request line or its target; in policies only. */
  REQUEST(false),
  /** The id of the inbound request; in policies only. */
  CORRELATION_ID(false, "correlationId"),
  /** The name of the frontend. */
  FRONTEND(true),
  /** The JSON body of an upstream's error response; in error messages only. */
  BODY(true);

  private final boolean freeToGive;
  private final String source;

  Root(boolean freeToGive) {
    this.freeToGive = freeToGive;
    this.source = name().toLowerCase(Locale.ROOT);
  }

  Root(boolean freeToGive, String source) {
    this.freeToGive = freeToGive;
    this.source = source;
  }

  /** Whether it stands for something of a request that policies see, and schemas do not. */
  public boolean isForPolicies() {
    return this == QUERY || this == REQUEST || this == CORRELATION_ID;
  }

  /** The root of a word; empty where there is none. */
  static Optional<Root> of(String word) {
    return Arrays.stream(values()).filter(root -> root.source.equals(word)).findFirst();
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
    return source;
  }
}
