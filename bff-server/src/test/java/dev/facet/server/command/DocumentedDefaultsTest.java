// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.decode.SettingText;
import dev.facet.server.runtime.AcceptedConfig;
import dev.facet.upstream.config.DurationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/configuration.md names settings of listeners, services and frontends as they are. */
class DocumentedDefaultsTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");

  private static final String CONFIG =
      """
      version: 1
      services:
        s: { endpoints: [{ url: "http://127.0.0.1:1" }], cache: {}, hedge: { after: p95 } }
      frontends:
        web: { path: /graphql, schema: ["*.graphql"], auth: none }
      """;

  /** Where the settings of a table stand, by what its head and its first row name. */
  private static final Map<String, String> TABLES =
      Map.of(
          "Key public.port", "listeners.",
          "public.timeouts header", "listeners.public.timeouts.",
          "Key endpoints", "services.s.",
          "cache honour", "services.s.cache.",
          "Limit depth", "frontends.web.limits.");

  private static final Pattern LITERAL =
      Pattern.compile("none|nothing|off|true|false|[0-9][0-9.]*(ms|s|m|h|d|B|KiB|MiB|%)?");
  private static final Pattern DURATION = Pattern.compile("([0-9]+)(ms|s|m|h|d)");
  private static final Set<String> NOTHING = Set.of("none", "nothing", "off", "[]", "{}");

  @TempDir Path folder;

  /** A setting as the page has it. */
  private record Row(String path, String value) {}

  private ConfigDocument file() throws IOException {
    return AcceptedConfig.read(folder, CONFIG);
  }

  @Test
  void areThoseInForce() throws IOException {
    ConfigDocument file = file();
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Row row : rows(Files.readAllLines(PAGE))) {
      Object setting = SettingPath.read(file, row.path());
      String inForce = setting == null ? "no setting" : SettingText.of(setting);
      boolean one = LITERAL.matcher(row.value()).matches() && !inForce.startsWith("{");
      compared += one ? 1 : 0;
      if (setting == null || (one && !plain(inForce).equals(plain(row.value())))) {
        wrong.add(row.path() + ": " + row.value() + ", in force: " + inForce);
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(compared > 40, compared + " compared");
  }

  private static String plain(String value) {
    if (NOTHING.contains(value)) {
      return "none";
    }
    Matcher duration = DURATION.matcher(value);
    if (!duration.matches()) {
      return value;
    }
    ChronoUnit unit =
        switch (duration.group(2)) {
          case "ms" -> ChronoUnit.MILLIS;
          case "s" -> ChronoUnit.SECONDS;
          case "m" -> ChronoUnit.MINUTES;
          case "h" -> ChronoUnit.HOURS;
          default -> ChronoUnit.DAYS;
        };
    return DurationText.of(Duration.of(Long.parseLong(duration.group(1)), unit));
  }

  private static List<Row> rows(List<String> page) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i + 2 < page.size(); i++) {
      List<String> head = cells(page.get(i));
      if (head.size() > 1 && head.get(1).equals("Default")) {
        String first = names(cells(page.get(i + 2)).getFirst()).getFirst();
        String prefix = TABLES.get(head.getFirst().replace("`", "") + " " + first);
        for (int j = i + 2; prefix != null && page.get(j).startsWith("|"); j++) {
          add(prefix, cells(page.get(j)), rows);
        }
      }
    }
    return rows;
  }

  private static List<String> cells(String line) {
    return line.startsWith("|")
        ? Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList()
        : List.of();
  }

  /** {@code `pool.idle`, `.lifetime`} are two settings of one parent. */
  private static List<String> names(String cell) {
    List<String> names = new ArrayList<>();
    for (String name : cell.replace("`", "").split(", ", -1)) {
      names.add(
          name.startsWith(".")
              ? names.getFirst().substring(0, names.getFirst().lastIndexOf('.')) + name
              : name);
    }
    return names;
  }

  private static void add(String prefix, List<String> cells, List<Row> rows) {
    List<String> names = names(cells.getFirst());
    String all = cells.get(1).replace("`", "").replaceAll("(?<=[0-9]),(?=[0-9])", "");
    String[] values = all.split(", ", -1);
    for (int i = 0; i < names.size(); i++) {
      rows.add(new Row(prefix + names.get(i), values.length == names.size() ? values[i] : all));
    }
  }
}
