// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

/**
 * A stable name for one kind of finding, such as {@code FACET-S012}. Each room that reads files has
 * an enum of its codes; {@code facet explain} prints what they mean.
 */
public interface DiagnosticCode {
  /** The stable id: {@code FACET-}, a letter for the kind of file, three digits. */
  String id();

  /** What the finding says, in one line, without the particulars. */
  String summary();

  /** What it means and how to fix it, with an example. */
  String explanation();

  /** An explanation in the form that all of them have. */
  static String explanation(String meaning, String wrong, String right) {
    return meaning + "\n\nwrong:\n  " + wrong + "\n\nright:\n  " + right + "\n";
  }
}
