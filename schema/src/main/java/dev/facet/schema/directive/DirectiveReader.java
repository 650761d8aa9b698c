// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.directive.AccessDirectives.RequiresScopesDirective;
import dev.facet.schema.directive.EntityDirective.ManyDirective;
import dev.facet.schema.directive.RefDirective.KeyPart;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.StringLiteral;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.ResponsePart;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of each directive into its record. */
final class DirectiveReader {
  private static final Pattern WORD = Pattern.compile("\\S+");

  private final SchemaFindings findings;
  private final TemplateReader templates;
  private final ResponsePartReader parts;
  private final CallReader calls;
  private final CacheReader caches;

  DirectiveReader(SchemaFindings findings) {
    this.findings = findings;
    this.templates = new TemplateReader(findings);
    this.parts = new ResponsePartReader(templates, findings);
    this.calls = new CallReader(templates, parts, findings);
    this.caches = new CacheReader(templates, findings);
  }

  RestDirective rest(DirectiveUse use) {
    Arguments arguments = use.arguments();
    StringLiteral take = arguments.string("take");
    return new RestDirective(
        use.span(),
        arguments.word("service"),
        calls.read(arguments, use.faulty()),
        batch(arguments.object("batch")),
        take == null ? null : templates.expression(take, "{args.first}"),
        calls.text(arguments, "idempotencyKey"));
  }

  EntityDirective entity(DirectiveUse use) {
    Arguments arguments = use.arguments();
    Arguments one = arguments.object("one");
    Arguments many = arguments.object("many");
    StringLiteral key = arguments.string("key");
    return new EntityDirective(
        use.span(),
        use.faulty(),
        arguments.word("service"),
        key == null ? List.of() : words(key),
        one == null ? null : calls.read(one, use.faulty()),
        many == null ? null : many(many, use.faulty()));
  }

  RefDirective ref(DirectiveUse use) {
    Arguments arguments = use.arguments();
    StringLiteral single = arguments.string("key");
    List<KeyPart> keys = new ArrayList<>();
    if (single != null) {
      keys.add(new KeyPart(null, templates.text(single)));
    } else if (arguments.value("key") instanceof ObjectValue object) {
      for (ObjectField field : object.getObjectFields()) {
        if (field.getValue() instanceof StringValue string) {
          SourceSpan span = arguments.places().name(field);
          keys.add(
              new KeyPart(
                  new Located<>(field.getName(), span),
                  templates.text(arguments.places().literal(string))));
        }
      }
    }
    return new RefDirective(use.span(), use.faulty(), keys);
  }

  CacheDirective cache(DirectiveUse use) {
    return caches.cache(use);
  }

  InvalidatesDirective invalidates(DirectiveUse use) {
    return caches.invalidates(use);
  }

  /** What a field with {@code @from} reads; null where the path cannot be read. */
  @Nullable FromDirective from(DirectiveUse use) {
    StringLiteral literal = use.arguments().string("path");
    if (literal == null) {
      return null;
    }
    Located<ResponsePart> source = parts.read("path", literal);
    return source == null ? null : new FromDirective(use.span(), source);
  }

  TypeByDirective typeBy(DirectiveUse use) {
    Arguments arguments = use.arguments();
    StringLiteral literal = arguments.string("path");
    Located<JsonPath> path = literal == null ? null : templates.path(literal);
    if (path != null && path.value().isSelf()) {
      findings.error(
          SchemaCode.BAD_PATH,
          "path: the object itself (expected: the path of a value in it)",
          path.span(),
          "",
          "write such as kind or meta.type");
    }
    List<TypeByDirective.Case> cases = new ArrayList<>();
    for (Arguments one : arguments.objects("cases")) {
      Located<String> when = one.word("when");
      Located<String> type = one.word("type");
      if (when != null && type != null) {
        cases.add(new TypeByDirective.Case(when, type));
      }
    }
    return new TypeByDirective(use.span(), path == null ? null : path.value(), cases);
  }

  ValueDirective value(DirectiveUse use) {
    Arguments arguments = use.arguments();
    Value<?> json = arguments.node("json");
    return new ValueDirective(
        use.span(),
        use.faulty(),
        json == null
            ? null
            : new ValueDirective.Constant(
                JsonReader.constant(json), arguments.places().value(json)),
        calls.text(arguments, "text"));
  }

  AccessDirectives access(List<DirectiveUse> uses) {
    boolean authenticated = false;
    List<RequiresScopesDirective> scopes = new ArrayList<>();
    for (DirectiveUse use : uses) {
      authenticated |= use.name().equals("authenticated");
      if (use.name().equals("requiresScopes") && !use.faulty()) {
        scopes.add(new RequiresScopesDirective(use.span(), alternatives(use)));
      }
    }
    return new AccessDirectives(authenticated, scopes);
  }

  private static List<Set<String>> alternatives(DirectiveUse use) {
    List<Set<String>> alternatives = new ArrayList<>();
    for (Value<?> alternative : Arguments.elements(use.arguments().value("scopes"))) {
      Set<String> scopes = new LinkedHashSet<>();
      for (Value<?> scope : Arguments.elements(alternative)) {
        if (scope instanceof StringValue text) {
          scopes.add(text.getValue());
        }
      }
      alternatives.add(Set.copyOf(scopes));
    }
    return alternatives;
  }

  private @Nullable BatchDirective batch(@Nullable Arguments batch) {
    if (batch == null) {
      return null;
    }
    StringLiteral match = batch.string("match");
    return new BatchDirective(
        batch.span(),
        calls.text(batch, "key"),
        match == null ? null : templates.path(match),
        calls.max(batch));
  }

  private ManyDirective many(Arguments many, boolean faulty) {
    StringLiteral match = many.string("match");
    List<Located<JsonPath>> paths = new ArrayList<>();
    if (match != null) {
      Matcher matcher = WORD.matcher(match.value());
      while (matcher.find()) {
        Located<JsonPath> path = templates.path(match, matcher.start(), matcher.group());
        if (path != null) {
          paths.add(path);
        }
      }
    }
    return new ManyDirective(
        calls.read(many, faulty), paths, match == null ? null : match.span(), calls.max(many));
  }

  private static List<Located<String>> words(StringLiteral literal) {
    List<Located<String>> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(literal.value());
    while (matcher.find()) {
      words.add(new Located<>(matcher.group(), literal.within(matcher.start(), matcher.end())));
    }
    return words;
  }
}
