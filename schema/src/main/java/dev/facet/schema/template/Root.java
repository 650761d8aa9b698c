// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

/** Where an expression starts to read. */
public enum Root {
  /** The arguments of the field. */
  ARGS,
  /** The upstream JSON of the parent object, selected or not. */
  PARENT,
  /** The one key that a call loads by. */
  KEY,
  /** All keys of a batch, a list. */
  KEYS,
  /** The claims of the verified token. */
  CLAIMS,
  /** A header of the inbound request; the path is its name, in lower case. */
  HEADER,
  /** What the client says of itself: {@code name} and {@code version}. */
  CLIENT,
  /** The name of the frontend. */
  FRONTEND,
  /** The JSON body of an upstream's error answer; in error messages only. */
  BODY
}
