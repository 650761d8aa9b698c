// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.result.CommandFailure;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code facet healthcheck}: what a container's health probe runs. */
@Command(
    name = "healthcheck",
    description = "Asks a running gateway whether it is ready; exit code 3 where it is not.",
    footer = {"", "Example:", "  facet healthcheck --url http://127.0.0.1:9090/readyz"})
final class HealthcheckCommand implements Callable<Integer> {
  private static final String STANDARD_URL = "http://127.0.0.1:9090/readyz";
  private static final String VARIABLE = "FACET_HEALTH_URL";
  private final FacetCommand root;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "what to ask; " + VARIABLE + " if left out, else the management port's " + STANDARD_URL)
  @Nullable URI url;

  @Option(names = "--timeout", paramLabel = "SECONDS", description = "how long to wait: 1 to 60")
  int timeout = 4;

  HealthcheckCommand(FacetCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (timeout < 1 || timeout > 60) {
      throw CommandFailure.usage("--timeout: " + timeout + " (expected: 1 to 60)");
    }
    URI asked = asked();
    boolean web = "http".equals(asked.getScheme()) || "https".equals(asked.getScheme());
    if (!web || asked.getHost() == null) {
      throw CommandFailure.usage("--url: " + asked + " (expected: http://host:port/path)");
    }
    HealthProbe.ask(asked, Duration.ofSeconds(timeout));
    root.terminal().print("ready " + asked);
    return ExitCode.FINE.number();
  }

  private URI asked() {
    String standard = root.invocation().environment().getOrDefault(VARIABLE, STANDARD_URL);
    try {
      return url != null ? url : URI.create(standard);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(VARIABLE + ": " + standard + " (expected: http://host:port/path)");
    }
  }
}
