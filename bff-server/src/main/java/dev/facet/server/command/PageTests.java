// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.cli.argument.TestOptions;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.cli.result.PageResult;
import dev.facet.server.cli.result.TestResult;
import dev.facet.server.cli.result.Waiting;
import dev.facet.server.config.finding.GlobFault;
import dev.facet.server.page.run.PageRuns;
import dev.facet.server.project.ProjectFolder;
import dev.facet.server.project.TestPageFiles;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.server.runtime.Logs;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;

/** {@code facet test}: runs the test pages of a project. */
final class PageTests {
  private PageTests() {}

  /**
   * Runs them one after the other.
   *
   * @param done told of each page
   */
  static TestResult run(TestOptions options, Consumer<PageResult> done) {
    List<TestPageFiles.ReadPage> pages = pages(options);
    Logs.onlyErrors();
    long begun = System.nanoTime();
    Vertx vertx = GatewayVertx.create();
    try {
      PageRuns runs = new PageRuns(vertx, options.project());
      List<PageResult> results = new ArrayList<>();
      for (TestPageFiles.ReadPage page : pages) {
        PageResult result = runs.run(page);
        results.add(result);
        done.accept(result);
      }
      return new TestResult(results, Duration.ofNanos(System.nanoTime() - begun));
    } finally {
      Waiting.on(vertx.close(), "closing");
    }
  }

  private static List<TestPageFiles.ReadPage> pages(TestOptions options) {
    TestPageFiles files = new TestPageFiles(new ProjectFolder(options.project()));
    String only = options.only();
    try {
      List<TestPageFiles.ReadPage> pages = files.read(only);
      if (!pages.isEmpty()) {
        return pages;
      }
      if (only != null && !files.read(null).isEmpty()) {
        throw CommandFailure.unable("--only: " + only + " (expected: a glob of test pages)")
            .hinted("globs start at the folder of facet.yaml, or at its tests: 'cart/**'");
      }
      throw CommandFailure.unable(
              options.project().resolve(TestPageFiles.FOLDER) + " holds no test page")
          .hinted("write tests/first.md: a title, a request, its response; see docs/cli.md");
    } catch (PatternSyntaxException e) {
      throw CommandFailure.usage("--only: " + only + " is not a glob: " + GlobFault.words(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
