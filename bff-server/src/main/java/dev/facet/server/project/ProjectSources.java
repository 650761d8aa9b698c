// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.route.FilesConfig;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that was read of a project at one moment. Immutable; two of the same digest check and compile
 * to the same.
 *
 * @param folder the folder of the configuration file
 * @param file the configuration file
 * @param configuration what it came to with the values that it takes from elsewhere
 * @param files schema files and stored documents, by the globs that find them; none where the
 *     configuration has errors
 * @param folders those of the routes that serve files; no part of the digest, since what is in them
 *     is looked for with each request
 */
public record ProjectSources(
    Path folder,
    FileReading file,
    DecodedConfig configuration,
    Map<String, GlobFiles> files,
    Map<FilesConfig, ServedFolder> folders) {
  private static final int VERSION_LENGTH = 12;

  /** Copies the maps. */
  public ProjectSources {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    folders = Map.copyOf(folders);
  }

  /** The texts that some of the globs find, each once; none of what cannot be read. */
  public List<SourceText> texts(List<String> globs) {
    Map<String, SourceText> found = new LinkedHashMap<>();
    for (String glob : globs) {
      if (files.get(glob) instanceof GlobFiles.Found(var texts, _)) {
        texts.forEach(text -> found.put(text.name(), text));
      }
    }
    return List.copyOf(found.values());
  }

  /** The beginning of a digest of the texts: what operators see. Values are no part of it. */
  public String version() {
    return texts().hex().substring(0, VERSION_LENGTH);
  }

  /** A digest of everything, values and what cannot be read included. */
  public String digest() {
    TextDigest digest = texts();
    configuration.values().forEach((source, value) -> digest.add(source.toString()).add(value));
    return digest.hex();
  }

  /** What to remember of it. */
  public ProjectMark mark() {
    Set<String> globs =
        files.entrySet().stream()
            .filter(found -> !(found.getValue() instanceof GlobFiles.Malformed))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new ProjectMark(file.digest(), configuration, globs, digest());
  }

  private TextDigest texts() {
    TextDigest digest = new TextDigest();
    file.addTo(digest);
    files.forEach((glob, found) -> {
      digest.add(glob);
      switch (found) {
        case GlobFiles.Found(var texts, var unreadable) -> {
          texts.forEach(text -> new FileReading.Text(text).addTo(digest));
          unreadable.forEach(failed -> failed.addTo(digest));
        }
        case GlobFiles.Nothing(var remedy) -> digest.add(remedy);
        case GlobFiles.Malformed(var reason) -> digest.add(reason);
      }
    });
    return digest;
  }
}
