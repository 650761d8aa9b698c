// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.value.ScalarText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Turns the text of a file into nodes. It takes the parts of YAML that a configuration needs:
 * mappings with plain keys, lists, scalars, comments, anchors with aliases; one document. Values
 * have no types yet, so {@code no} and {@code 1e3} are what their setting makes of them.
 */
public final class ConfigReader {
  private static final int MAX_CHARACTERS = 4 << 20;
  private static final int MAX_NODES = 200_000;
  private static final int MAX_DEPTH = 64;

  private final SourceText source;
  private final ConfigFindings findings;
  private final Placeholders placeholders;
  private final YamlPositions positions;
  private final Map<String, Anchored> anchors = new LinkedHashMap<>();
  private int count;

  private ConfigReader(SourceText source, Substitutions substitutions, ConfigFindings findings) {
    this.source = source;
    this.findings = findings;
    this.placeholders = new Placeholders(substitutions, findings);
    this.positions = new YamlPositions(source);
  }

  /** Reads a file; null where nothing can be made of it, which is then in the findings. */
  public static @Nullable ConfigNode read(
      SourceText source, Substitutions substitutions, ConfigFindings findings) {
    ConfigReader reader = new ConfigReader(source, substitutions, findings);
    try {
      return reader.document();
    } catch (Rejected rejected) {
      findings.error("", rejected.error);
    } catch (YamlEngineException malformed) {
      findings.error("", YamlErrors.diagnostic(malformed, reader.positions));
    }
    return null;
  }

  private @Nullable ConfigNode document() {
    if (source.text().length() > MAX_CHARACTERS) {
      throw reject(
          "the file is longer than " + MAX_CHARACTERS + " characters", source.span(1, 1, 0));
    }
    LoadSettings settings =
        LoadSettings.builder().setLabel(source.name()).setCodePointLimit(Integer.MAX_VALUE).build();
    Iterator<Event> events = new ParserImpl(settings, new StreamReader(settings, source.text()));
    events.next(); // the start of the stream
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      return nothing();
    }
    ConfigNode root = node(events.next(), events, "", 0);
    events.next(); // the end of the document
    Event more = events.next();
    if (more.getEventId() != Event.ID.StreamEnd) {
      error(
          "",
          "a second document in one file",
          positions.span(more),
          "keep one document, without lines of ---");
    }
    return root instanceof ConfigNode.Scalar scalar && scalar.isMissing() ? nothing() : root;
  }

  private @Nullable ConfigNode nothing() {
    Diagnostic.Error error =
        new Diagnostic.Error(
            ConfigCode.EMPTY_FILE, "the file holds no configuration", source.span(1, 1, 0));
    findings.error("", error.hinted("start with \"version: 1\""));
    return null;
  }

  private ConfigNode node(Event event, Iterator<Event> events, String path, int depth) {
    if (++count > MAX_NODES) {
      throw reject("more than " + MAX_NODES + " values", positions.span(event));
    }
    if (depth > MAX_DEPTH) {
      throw reject("nested deeper than " + MAX_DEPTH + " levels", positions.span(event));
    }
    return switch (event) {
      case AliasEvent alias -> alias(alias, path);
      case ScalarEvent scalar -> scalar(scalar, path);
      case CollectionStartEvent start -> collection(start, events, path, depth);
      default -> throw reject("not a value", positions.span(event));
    };
  }

  private ConfigNode alias(AliasEvent event, String path) {
    SourceSpan span = positions.span(event);
    Anchored anchored = anchors.get(event.getAlias().getValue());
    if (anchored == null) {
      // The text may be a secret without its quotes.
      error(
          path,
          "an alias that names nothing defined above it",
          span,
          "text that starts with * needs quotes");
      return new ConfigNode.Broken(span);
    }
    count += anchored.size();
    if (count > MAX_NODES) {
      throw reject("aliases make more than " + MAX_NODES + " values", span);
    }
    return anchored.node();
  }

  private ConfigNode scalar(ScalarEvent event, String path) {
    SourceSpan span = positions.span(event);
    if (event.getTag().isPresent()) {
      tagged(path, span);
      return new ConfigNode.Broken(span);
    }
    if (LookAlikes.misread(event)) {
      error(path, LookAlikes.message(event), span, LookAlikes.remedy(event));
      return new ConfigNode.Broken(span);
    }
    ScalarText content = placeholders.expand(event.getValue(), span, path);
    ConfigNode node =
        content == null
            ? new ConfigNode.Broken(span)
            : content.text().contains(ConfigNode.Unknown.GAP)
                ? new ConfigNode.Unknown(content.text(), event.getValue(), span)
                : new ConfigNode.Scalar(content, event.getValue(), event.isPlain(), span);
    event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(node, 1)));
    return node;
  }

  private ConfigNode collection(
      CollectionStartEvent start, Iterator<Event> events, String path, int depth) {
    int before = count;
    start.getTag().ifPresent(_ -> tagged(path, positions.span(start)));
    ConfigNode node =
        start.getEventId() == Event.ID.SequenceStart
            ? items(start, events, path, depth)
            : mapping(start, events, path, depth);
    int size = count - before + 1;
    start.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(node, size)));
    return node;
  }

  private ConfigNode items(
      CollectionStartEvent start, Iterator<Event> events, String path, int depth) {
    List<ConfigNode> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, events, path + "[" + items.size() + "]", depth + 1));
      event = events.next();
    }
    SourceSpan last = items.isEmpty() ? null : items.getLast().span();
    return new ConfigNode.Items(items, positions.around(start, event, last));
  }

  private ConfigNode mapping(
      CollectionStartEvent start, Iterator<Event> events, String path, int depth) {
    Map<String, ConfigNode.Entry> entries = new LinkedHashMap<>();
    List<ConfigNode.Unused> unused = new ArrayList<>();
    SourceSpan last = null;
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      String key = key(event, events, path, depth);
      SourceSpan span = positions.span(event);
      ConfigNode value = node(events.next(), events, Place.join(path, key), depth + 1);
      last = value.span();
      ConfigNode.Entry entry = new ConfigNode.Entry(span, atKey(value, span));
      ConfigNode.Entry first = key.isEmpty() ? null : entries.putIfAbsent(key, entry);
      if (first != null || key.isEmpty()) {
        unused.add(new ConfigNode.Unused(key, value));
      }
      if (first != null) {
        duplicate(key, span, first.key(), path);
      }
      event = events.next();
    }
    return new ConfigNode.Mapping(entries, unused, positions.around(start, event, last));
  }

  /** Nothing stands somewhere behind its key, so the key is what to point at. */
  private static ConfigNode atKey(ConfigNode value, SourceSpan key) {
    return value instanceof ConfigNode.Scalar scalar && value.span().text().isEmpty()
        ? new ConfigNode.Scalar(scalar.content(), scalar.shown(), scalar.plain(), key)
        : value;
  }

  /** A key; empty where it cannot be used, so that its value is left out. */
  private String key(Event event, Iterator<Event> events, String path, int depth) {
    SourceSpan span = positions.span(event);
    if (!(event instanceof ScalarEvent scalar)) {
      node(event, events, path, depth + 1);
      return unusable("a key that is not plain text", span, path, "write keys as words");
    }
    scalar.getTag().ifPresent(_ -> tagged(path, span));
    String key = scalar.getValue();
    if (LookAlikes.misread(scalar)) {
      // Such an indentation is none: every line below would be complained of.
      throw new Rejected(
          new Diagnostic.Error(ConfigCode.UNSUPPORTED_YAML, LookAlikes.message(scalar), span)
              .hinted(LookAlikes.remedy(scalar)));
    }
    if (key.isBlank()) {
      return unusable("an empty key", span, path, "write a name before the colon");
    }
    if (key.equals("<<")) {
      String hint = "repeat the settings, or use an alias as a whole value";
      return unusable("merge keys (<<) are not supported", span, path, hint);
    }
    if (key.contains("${")) {
      Diagnostic.Error error =
          new Diagnostic.Error(
              ConfigCode.MALFORMED_PLACEHOLDER, "\"" + key + "\": a placeholder in a key", span);
      findings.error(path, error.hinted("placeholders stand in values only"));
      return "";
    }
    return key;
  }

  private String unusable(String message, SourceSpan span, String path, String hint) {
    error(path, message, span, hint);
    return "";
  }

  private void duplicate(String key, SourceSpan span, SourceSpan first, String path) {
    Diagnostic.Error error =
        new Diagnostic.Error(ConfigCode.DUPLICATE_KEY, "duplicate key \"" + key + "\"", span)
            .hinted("remove one of the two")
            .relatedTo(List.of(first));
    findings.error(Place.join(path, key), error);
  }

  private void tagged(String path, SourceSpan span) {
    // The text may be a secret without its quotes.
    error(
        path,
        "a tag, which is not supported",
        span,
        "remove it, since the setting decides the type; text that starts with ! needs quotes");
  }

  private Rejected reject(String message, SourceSpan span) {
    return new Rejected(new Diagnostic.Error(ConfigCode.UNSUPPORTED_YAML, message, span));
  }

  /** Notes an error that does not stop the reading. */
  private void error(String path, String message, SourceSpan span, String hint) {
    Diagnostic.Error error = new Diagnostic.Error(ConfigCode.UNSUPPORTED_YAML, message, span);
    findings.error(path, error.hinted(hint));
  }

  /** A node that aliases may repeat, and how many nodes it is made of. */
  private record Anchored(ConfigNode node, int size) {}

  /** Ends the reading. */
  private static final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic.Error error;

    Rejected(Diagnostic.Error error) {
      super(error.message(), null, false, false);
      this.error = error;
    }
  }
}
