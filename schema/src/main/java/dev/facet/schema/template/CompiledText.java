// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three shapes of a text: constant, one expression, and a mixture. */
sealed interface CompiledText extends TextTemplate {
  /** Text without expressions. */
  record Fixed(String source, String text) implements CompiledText {
    @Override
    public List<Expression> expressions() {
      return List.of();
    }

    @Override
    public Object render(Scope scope) {
      return text;
    }

    @Override
    public Filled fill(Scope scope) {
      return new Filled.Value(text);
    }

    @Override
    public Filled fillKey(Scope scope) {
      return new Filled.Value(text);
    }
  }

  /** Exactly one expression, which keeps its JSON type. */
  record Whole(String source, Expression expression) implements CompiledText {
    @Override
    public List<Expression> expressions() {
      return List.of(expression);
    }

    @Override
    public @Nullable Object render(Scope scope) {
      return expression.evaluate(scope);
    }

    @Override
    public Filled fill(Scope scope) {
      return expression.fill(scope);
    }

    @Override
    public Filled fillKey(Scope scope) {
      Object value = expression.evaluateForRequest(scope);
      return value == null ? new Filled.Missing(expression) : new Filled.Value(value);
    }
  }

  /** Text around expressions; a missing value is no text. */
  record Mixed(String source, List<Piece> pieces) implements CompiledText {
    /** Copies the list. */
    public Mixed {
      pieces = List.copyOf(pieces);
    }

    @Override
    public List<Expression> expressions() {
      return CompiledText.expressions(pieces);
    }

    @Override
    public Object render(Scope scope) {
      StringBuilder out = new StringBuilder();
      for (Piece piece : pieces) {
        switch (piece) {
          case Piece.Literal(var text, _) -> out.append(text);
          case Piece.Gap(var hole) -> append(out, hole.expression().evaluate(scope));
        }
      }
      return out.toString();
    }

    @Override
    public Filled fill(Scope scope) {
      return fill(scope, false);
    }

    @Override
    public Filled fillKey(Scope scope) {
      return fill(scope, true);
    }

    private Filled fill(Scope scope, boolean key) {
      StringBuilder out = new StringBuilder();
      for (Piece piece : pieces) {
        switch (piece) {
          case Piece.Literal(var text, _) -> out.append(text);
          case Piece.Gap(var hole) -> {
            Expression expression = hole.expression();
            Object value = expression.evaluateForRequest(scope);
            boolean needed = key ? !expression.optional() : !expression.mayBeLeftOut();
            if (value == null && needed) {
              return new Filled.Missing(expression);
            }
            append(out, value);
          }
        }
      }
      return new Filled.Value(out.toString());
    }

    private static void append(StringBuilder out, @Nullable Object value) {
      if (value != null) {
        ValueText.append(out, value);
      }
    }
  }

  /** The shape that fits the pieces. */
  static TextTemplate of(String source, List<Piece> pieces) {
    if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Gap(var hole)) {
      return new Whole(source, hole.expression());
    }
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (!(piece instanceof Piece.Literal(var literal, _))) {
        return new Mixed(source, pieces);
      }
      text.append(literal);
    }
    return new Fixed(source, text.toString());
  }

  /** The expressions among pieces, in order. */
  static List<Expression> expressions(List<Piece> pieces) {
    return pieces.stream()
        .filter(Piece.Gap.class::isInstance)
        .map(piece -> ((Piece.Gap) piece).hole().expression())
        .toList();
  }
}
