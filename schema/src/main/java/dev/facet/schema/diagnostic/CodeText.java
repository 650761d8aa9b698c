// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import com.google.errorprone.annotations.Immutable;

/**
 * The words of one kind of finding.
 *
 * @param id the stable id: {@code FACET-}, a letter for the kind of file, three digits
 * @param summary what the finding says, in one line, without the particulars
 * @param explanation what it means and how to fix it, with an example
 */
@Immutable
public record CodeText(String id, String summary, String explanation) {
  /**
   * The words of a code, in the form that all of them have.
   *
   * @param number the letter and the digits of its id
   * @param wrong an example of what is found
   * @param right the same without the fault
   */
  public static CodeText of(
      String number, String summary, String meaning, String wrong, String right) {
    String explanation = meaning + "\n\nwrong:\n  " + wrong + "\n\nright:\n  " + right + "\n";
    return new CodeText("FACET-" + number, summary, explanation);
  }
}
