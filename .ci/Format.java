// SPDX-License-Identifier: Apache-2.0

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The formatter gate: checks, or with {@code apply} rewrites, every Java file of the project. Run
 * by the build in the validate phase; {@code ./mvnw -N validate -Dformat=apply} rewrites.
 */
final class Format {
  private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0\n";

  public static void main(String[] arguments) throws Exception {
    boolean apply = arguments.length == 1 && arguments[0].equals("apply");
    List<String> faults = new ArrayList<>();
    try (var paths = Files.walk(Path.of("."))) {
      for (Path file : paths.filter(Format::isSource).sorted().toList()) {
        examine(file, apply, faults);
      }
    }
    faults.forEach(System.err::println);
    if (!faults.isEmpty()) {
      System.err.println("Rewrite them with: ./mvnw -N validate -Dformat=apply");
      System.exit(1);
    }
  }

  private static boolean isSource(Path path) {
    String name = path.toString();
    return name.endsWith(".java") && !name.contains("/target/") && !name.contains("/node_modules/");
  }

  private static void examine(Path file, boolean apply, List<String> faults) throws IOException {
    String text = Files.readString(file);
    String wanted;
    try {
      wanted = formatted(text.startsWith(LICENCE) ? text : LICENCE + text);
    } catch (FormatterException e) {
      faults.add(file + ": does not parse: " + e.getMessage());
      return;
    }
    if (wanted.equals(text)) {
      return;
    }
    if (apply) {
      Files.writeString(file, wanted);
    } else {
      faults.add(file + ": not in the project's format (google-java-format, SPDX header)");
    }
  }

  private static String formatted(String text) throws FormatterException {
    String ordered =
        ImportOrderer.reorderImports(
            RemoveUnusedImports.removeUnusedImports(text), JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(ordered);
  }
}
