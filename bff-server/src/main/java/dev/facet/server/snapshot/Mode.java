// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

/** What a gateway is run for. The defaults of both are listed side by side in docs. */
public enum Mode {
  /** In front of clients: no introspection, no tools, no plans in responses. */
  START,
  /** At a developer's desk: introspection, GraphiQL, calls explained when asked. */
  DEV,
  /** To see whether the files are good: nothing listens, nothing is contacted. */
  CHECK;

  /** Whether introspection, GraphiQL and explanations are on where the file does not say. */
  public boolean open() {
    return this == DEV;
  }

  /** Whether messages of GraphQL may name what was probably meant, which tells of the schema. */
  public boolean suggests() {
    return this != START;
  }
}
