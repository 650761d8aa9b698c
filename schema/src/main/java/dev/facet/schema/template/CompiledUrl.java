// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.secret.SecretNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A URL template as a list of parts; rendering appends them to one builder. */
final class CompiledUrl implements UrlTemplate {
  private static final int ROOM_FOR_VALUES = 32;

  private final String source;
  private final Shown shown;
  private final List<PathPart> path;
  private final List<QueryPart> query;
  private final List<Expression> expressions;

  /**
   * What may be shown.
   *
   * @param text with stars
   * @param secrets what they stand for
   */
  record Shown(String text, List<String> secrets) {
    /** Copies the list. */
    Shown {
      secrets = List.copyOf(secrets);
    }

    private Shown with(String separator, String name, String value) {
      if (!SecretNames.announces(name)) {
        return new Shown(text + separator + name + "=" + value, secrets);
      }
      List<String> more = new ArrayList<>(secrets);
      more.add(value);
      return new Shown(text + separator + name + "=***", more);
    }
  }

  CompiledUrl(
      String source,
      Shown shown,
      List<PathPart> path,
      List<QueryPart> query,
      List<Expression> expressions) {
    this.source = source;
    this.shown = shown;
    this.path = List.copyOf(path);
    this.query = List.copyOf(query);
    this.expressions = List.copyOf(expressions);
  }

  @Override
  public List<Expression> expressions() {
    return expressions;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String shown() {
    return shown.text();
  }

  @Override
  public List<String> secrets() {
    return shown.secrets();
  }

  @Override
  public boolean hasParameter(String name) {
    String encoded = encoded(name);
    return query.stream().anyMatch(part -> named(part.start(), encoded));
  }

  @Override
  public UrlTemplate with(String name, String value) {
    List<QueryPart> more = new ArrayList<>(query);
    more.add(new QueryPart.Fixed(encoded(name + "=" + value)));
    String separator = query.isEmpty() ? "?" : "&";
    return new CompiledUrl(
        source + separator + name + "=" + value,
        shown.with(separator, name, value),
        path,
        more,
        expressions);
  }

  @Override
  public Rendered render(Scope scope) {
    StringBuilder out = new StringBuilder(source.length() + ROOM_FOR_VALUES);
    for (PathPart part : path) {
      Rendered stop = part.append(out, scope);
      if (stop != null) {
        return stop;
      }
    }
    Rendered stop = appendQuery(out, scope);
    return stop == null ? new Rendered.Target(out.toString()) : stop;
  }

  /** What a template is compiled to depends on nothing else. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CompiledUrl url && url.source.equals(source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }

  private static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    PercentEncoding.appendLiteral(out, text);
    return out.toString();
  }

  private static boolean named(String parameter, String name) {
    return parameter.startsWith(name)
        && (parameter.length() == name.length() || parameter.charAt(name.length()) == '=');
  }

  private @Nullable Rendered appendQuery(StringBuilder out, Scope scope) {
    int pathEnd = out.length();
    for (QueryPart part : query) {
      Rendered stop = part.append(out, out.length() == pathEnd ? '?' : '&', scope);
      if (stop != null) {
        return stop;
      }
    }
    return null;
  }
}
