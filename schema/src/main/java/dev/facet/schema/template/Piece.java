// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

/** A part of a template before it is compiled. */
sealed interface Piece {
  /** Characters that stand for themselves; no escapes are left. */
  record Literal(String text, Range range) implements Piece {}

  /** An expression. */
  record Gap(Hole hole) implements Piece {}
}
