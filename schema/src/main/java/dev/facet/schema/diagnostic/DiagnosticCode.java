// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

/**
 * A stable name for one kind of finding, such as {@code FACET-S012}. Each room that reads files has
 * an enum of its codes; {@code facet explain} prints what they mean.
 */
public interface DiagnosticCode {
  /** Its id and what it means. */
  CodeText text();

  /** The stable id: {@code FACET-}, a letter for the kind of file, three digits. */
  default String id() {
    return text().id();
  }

  /** What the finding says, in one line, without the particulars. */
  default String summary() {
    return text().summary();
  }

  /** What it means and how to fix it, with an example. */
  default String explanation() {
    return text().explanation();
  }
}
