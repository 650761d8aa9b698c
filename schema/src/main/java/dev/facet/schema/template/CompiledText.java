// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The three shapes of a string template: constant, one expression, and a mixture. */
sealed interface CompiledText extends TextTemplate {
  /** Text without expressions. */
  record Fixed(String source, String text) implements CompiledText {
    @Override
    public List<Expression> expressions() {
      return List.of();
    }

    @Override
    public List<String> constants() {
      return List.of(text);
    }

    @Override
    public Object render(Scope scope) {
      return text;
    }

    @Override
    public Filled fill(RequestPart part, Scope scope) {
      return new Filled.Value(text);
    }
  }

  /**
   * Exactly one expression, which keeps its JSON type.
   *
   * @param expressions that one
   */
  record Whole(String source, Expression expression, List<Expression> expressions)
      implements CompiledText {
    Whole(String source, Expression expression) {
      this(source, expression, List.of(expression));
    }

    @Override
    public List<String> constants() {
      return CompiledText.constants(expression).toList();
    }

    @Override
    public @Nullable Object render(Scope scope) {
      return expression.evaluate(scope);
    }

    @Override
    public Filled fill(RequestPart part, Scope scope) {
      return expression.fill(part, scope);
    }

    @Override
    public boolean isPlainValue() {
      return expression.pipes().isEmpty();
    }
  }

  /**
   * Text around expressions; a missing value is the empty string.
   *
   * @param expressions those among the pieces, in order
   */
  record Mixed(String source, List<Piece> pieces, List<Expression> expressions)
      implements CompiledText {
    Mixed(String source, List<Piece> pieces) {
      this(source, List.copyOf(pieces), CompiledText.expressions(pieces));
    }

    @Override
    public List<String> constants() {
      return pieces.stream()
          .flatMap(piece ->
              switch (piece) {
                case Piece.Literal(var text, _) -> Stream.of(text);
                case Piece.Gap(var hole) -> CompiledText.constants(hole.expression());
              })
          .toList();
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
    public Filled fill(RequestPart part, Scope scope) {
      if (part == RequestPart.KEYS) {
        Filled key = fill(RequestPart.KEY, scope);
        return key instanceof Filled.Value(var text) && text != null ? notAList(text) : key;
      }
      StringBuilder out = new StringBuilder();
      for (Piece piece : pieces) {
        switch (piece) {
          case Piece.Literal(var text, _) -> out.append(text);
          case Piece.Gap(var hole) -> {
            Filled stop = append(out, hole.expression(), part, scope);
            if (stop != null) {
              return stop;
            }
          }
        }
      }
      return new Filled.Value(out.toString());
    }

    /** Why the text cannot be; null where the value could be appended, or is no text. */
    private static @Nullable Filled append(
        StringBuilder out, Expression expression, RequestPart part, Scope scope) {
      Object value = expression.valueFor(part, scope);
      if (value != null) {
        String fault = ValueFault.of(part, expression, value);
        append(out, value);
        return fault == null ? null : new Filled.Rejected(expression, fault);
      }
      if (!expression.mayBeLeftOut(part)) {
        return new Filled.Missing(expression);
      }
      return part == RequestPart.IDEMPOTENCY_KEY ? Filled.Absent.LEFT_OUT : null;
    }

    private Filled notAList(Object text) {
      Expression first = expressions().getFirst();
      String fault = ValueFault.of(RequestPart.KEYS, first, text);
      return new Filled.Rejected(first, String.valueOf(fault));
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

  private static Stream<String> constants(Expression expression) {
    return expression.pipes().stream()
        .flatMap(pipe ->
            switch (pipe) {
              case Pipe.Fallback(var instead) -> Stream.of(ValueText.of(instead));
              case Pipe.Joined(var separator) -> Stream.of(separator);
              case Pipe.LowerCase _, Pipe.UpperCase _, Pipe.Trimmed _, Pipe.AsText _ ->
                  Stream.<String>empty();
              case Pipe.AsBase64 _, Pipe.AsNumber _, Pipe.AsDate _, Pipe.AsJson _ ->
                  Stream.<String>empty();
            });
  }

  /** The expressions among pieces, in order. */
  static List<Expression> expressions(List<Piece> pieces) {
    return pieces.stream()
        .filter(Piece.Gap.class::isInstance)
        .map(piece -> ((Piece.Gap) piece).hole().expression())
        .toList();
  }
}
