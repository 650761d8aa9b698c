// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.server.config.yaml.Substitutions;
import dev.facet.upstream.Sha256;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes values from where placeholders say, each once in one reading, and keeps a digest of each.
 * Blocks where it reads files. For one reading, on one thread.
 */
final class ValueRecorder {
  private final Substitutions from;
  private final Map<ValueSource, Taken> taken = new LinkedHashMap<>();

  /** What was found at a place. */
  private sealed interface Taken {
    record Value(String text) implements Taken {}

    record Nothing() implements Taken {}

    record Failure(IOException cause) implements Taken {}
  }

  ValueRecorder(Substitutions from) {
    this.from = from;
  }

  /** The same substitutions, recorded. */
  Substitutions substitutions() {
    return new Substitutions(this::variable, this::file, from.missing());
  }

  /** Takes values without a file that names them. */
  void take(Collection<ValueSource> sources) {
    sources.forEach(this::taken);
  }

  /**
   * A digest of each value that was asked for; of one that is not there, why. Never a value itself.
   */
  Map<ValueSource, String> digests() {
    Map<ValueSource, String> digests = new LinkedHashMap<>();
    taken.forEach((source, value) ->
        digests.put(
            source,
            switch (value) {
              case Taken.Value(var text) -> Sha256.hex(text);
              case Taken.Nothing() -> "none";
              case Taken.Failure(var cause) -> cause.getClass().getSimpleName();
            }));
    return digests;
  }

  /** The files that a secret was taken from, as they stand in the configuration file. */
  List<String> secretFiles() {
    return taken.entrySet().stream()
        .filter(one -> one.getValue() instanceof Taken.Value(var text) && !isPublic(text))
        .map(Map.Entry::getKey)
        .flatMap(source ->
            switch (source) {
              case ValueSource.ValueFile(var path) -> Stream.of(path);
              case ValueSource.Variable _ -> Stream.<String>empty();
            })
        .toList();
  }

  /** Certificates and public keys (RFC 7468); anything else is named for what nobody may know. */
  private static boolean isPublic(String text) {
    return text.contains("-----BEGIN ") && !text.contains("PRIVATE KEY-----");
  }

  private @Nullable String variable(String name) {
    return taken(new ValueSource.Variable(name)) instanceof Taken.Value(var text) ? text : null;
  }

  private String file(String path) throws IOException {
    return switch (taken(new ValueSource.ValueFile(path))) {
      case Taken.Value(var text) -> text;
      case Taken.Nothing() -> throw new IllegalStateException("file: no text and no reason");
      case Taken.Failure(var cause) -> throw cause;
    };
  }

  private Taken taken(ValueSource source) {
    return taken.computeIfAbsent(source, this::look);
  }

  private Taken look(ValueSource source) {
    return switch (source) {
      case ValueSource.Variable(var name) -> {
        String value = from.environment().apply(name);
        yield value == null ? new Taken.Nothing() : new Taken.Value(value);
      }
      case ValueSource.ValueFile(var path) -> {
        try {
          yield new Taken.Value(from.files().read(path));
        } catch (IOException cause) {
          yield new Taken.Failure(cause);
        }
      }
    };
  }
}
