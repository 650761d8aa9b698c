// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.schema.directive.SchemaDirectives;
import dev.facet.server.cli.result.GeneratedFile;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.schema.ConfigSchema;
import dev.facet.server.pipeline.PluginCatalogue;
import dev.facet.server.snapshot.ServingSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What editors need to understand a project: the definitions of the directives, a JSON Schema of
 * {@code facet.yaml}, and a graphql-config with one project for each frontend, so that two may
 * define the same type.
 */
final class EditorFiles {
  private static final String DIRECTIVES = ".facet/directives.graphql";
  private static final String CONFIG_SCHEMA = ".facet/facet.schema.json";
  private static final String CONFIG = ".graphqlrc.yml";

  /** The paths of all files. */
  static final List<String> PATHS = List.of(DIRECTIVES, CONFIG_SCHEMA, CONFIG);

  private EditorFiles() {}

  static List<GeneratedFile> of(Path folder, ServingSnapshot project) {
    ConfigDocument document = project.document();
    StringBuilder config = new StringBuilder();
    config.append("# Add the folders of your client code to documents: 'src/**/*.{ts,tsx}'.\n");
    config.append("projects:\n");
    Map<String, Set<String>> loose = new LooseDocuments(folder, FrontendCaches.of(project)).files();
    document
        .config()
        .frontends()
        .forEach((name, frontend) -> {
          config.append("  ").append(quoted(name)).append(":\n    schema:\n");
          entry(DIRECTIVES, config);
          frontend.schema().forEach(glob -> entry(glob, config));
          config.append("    documents:\n");
          documents(name, frontend, loose.getOrDefault(name, Set.of()))
              .forEach(glob -> entry(glob, config));
        });
    return List.of(
        new GeneratedFile(
            DIRECTIVES, SchemaDirectives.text(document.config().services().keySet()), true),
        new GeneratedFile(CONFIG_SCHEMA, configSchema(), true),
        new GeneratedFile(CONFIG, config.toString(), false));
  }

  /** The same for all projects: what this version, with its plugins, takes. */
  static String configSchema() {
    return ConfigSchema.of(PluginCatalogue.load().all()).encodePrettily() + "\n";
  }

  private static List<String> documents(String name, FrontendConfig frontend, Set<String> loose) {
    Set<String> globs = new LinkedHashSet<>();
    frontend.documents().files().stream()
        .filter(glob -> !glob.endsWith(".json"))
        .forEach(globs::add);
    globs.add("operations/" + name + "/**/*.{graphql,gql}");
    globs.addAll(loose);
    return new ArrayList<>(globs);
  }

  private static void entry(String glob, StringBuilder config) {
    config.append("      - ").append(quoted(glob)).append('\n');
  }

  /** A string as YAML takes it whatever it holds. */
  private static String quoted(String text) {
    return text.matches("[A-Za-z][\\w./-]*") || text.matches("\\.[\\w./-]+")
        ? text
        : "'" + text.replace("'", "''") + "'";
  }
}
