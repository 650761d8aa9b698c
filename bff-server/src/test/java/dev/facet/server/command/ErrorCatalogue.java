// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.schema.diagnostic.DiagnosticCode;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.server.ServiceMistake;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.importing.sample.ImportCode;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.upstream.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes {@code docs/errors.md}: every code with what it means and what to do about it. */
final class ErrorCatalogue {
  /** The file, seen from the folder of this module, where tests run. */
  static final Path FILE = Path.of("..", "docs", "errors.md");

  private static final String HEAD =
      """
      # Errors

      Every code that Facet gives, with what it means and what to do about it. Codes are stable: a code
      is never given another meaning, so programs may switch on them. `facet explain CODE` prints the
      same text.

      - [Schema files](#schema-files): findings in SDL, `FACET-S…`
      - [Configuration](#configuration): findings in `facet.yaml` and in operations, `FACET-C…`
      - [Imports](#imports): what `facet import` is given, `FACET-I…`
      - [GraphQL field errors](#graphql-field-errors): `extensions.code` of an operation's errors
        ([when something fails](configuration.md#when-something-fails): how to find the cause)
      - [Request problems](#request-problems): `code` of problem+json on routes, and `extensions.code`
        on GraphQL paths where the request as a whole is rejected
      - [Failed calls of services](#failed-calls-of-services): which code, status, `Proxy-Status` and
        metric a failure has, and whether the service may have acted
      """;

  private static final String FAILED_CALLS =
      """

      A call of a service that fails has the same code and the same words as the error of a GraphQL field and
      as the problem of a route. The table says which; the codes are explained above. `Proxy-Status` (RFC 9209)
      is on routes, as `error=…` behind the name that the gateway has in `Via`; `outcome` is a label of `facet_upstream_calls_total` and a member of the
      line in the log, which has the cause. Where TLS is the cause, `Proxy-Status` has `tls_alert_received` (the
      service ended it), `tls_certificate_error` (its certificate is not trusted) or `tls_protocol_error`.

      Where the request asks for a change and may have reached its service, the sentence ends with "the service
      may have acted on the request", and `mayHaveActed: true` stands in the problem, in `extensions` of the
      GraphQL error and in the log: ask the service before the request is repeated. A change is asked for by a
      mutation's call with another method than GET, and on routes by every method but GET, HEAD, OPTIONS and
      TRACE. A mutation's response that cannot be read (`UPSTREAM_SHAPE`) and the 503 of a request that a stopping
      gateway cuts short (`SHUTTING_DOWN`) have the member too; an error status (`UPSTREAM_STATUS`) is the
      service's own word, and has none. A call of the table that fails without the member was not sent, or
      not processed, or asks for no change; one that times out before it could be sent says so. Of a call that was
      [retried](configuration.md#retries) all attempts count.

      A call whose response came whole counts by its status, also where a field cannot use it: HTML with status 200
      is `UPSTREAM_SHAPE` with the outcome `2xx`. `malformed` is a body whose coding cannot be undone.
      `BAD_REQUEST` in this table is a body, on routes, that is not as long as it was announced to be.

      | Code | Status | `Proxy-Status` | `outcome` | Sent |
      |---|---|---|---|---|
      """;

  private static final String MISTAKES =
      """

      Whatever a service does with a connection has one code, one `outcome` and one line in the log, with the
      service, the endpoint and the cause. A route passes a response on while it arrives, so what goes wrong
      behind the head breaks the response off: the client sees that it is not complete.

      | A service that … | is |
      |---|---|
      """;

  private ErrorCatalogue() {}

  /** Writes the file; to be run in the folder of this module. */
  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(FILE.resolveSibling("."));
    Files.writeString(FILE, text());
  }

  /** The whole file. */
  static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    section(text, "Schema files");
    Arrays.stream(SchemaCode.values()).forEach(code -> finding(text, code));
    section(text, "Configuration");
    Arrays.stream(ConfigCode.values()).forEach(code -> finding(text, code));
    section(text, "Imports");
    Arrays.stream(ImportCode.values()).forEach(code -> finding(text, code));
    section(text, "GraphQL field errors");
    for (ErrorCode code : ErrorCode.values()) {
      entry(text, code.name(), code.meaning() + "\n\n" + code.remedy());
    }
    section(text, "Request problems");
    for (ProblemCode code : ProblemCode.values()) {
      entry(text, code.name(), code.title() + ", " + code.status() + ". " + code.explanation());
    }
    section(text, "Failed calls of services");
    text.append(FAILED_CALLS);
    for (FailureCode code : FailureCode.values()) {
      text.append(
          "| `%s` | %s | `%s` | `%s` | %s |\n"
              .formatted(
                  code,
                  code == FailureCode.UPSTREAM_SHAPE ? "(GraphQL only)" : code.status(),
                  code.proxyError(),
                  code.outcome().label(),
                  sent(code.transmission())));
    }
    section(text, "What services do wrong");
    text.append(MISTAKES);
    for (ServiceMistake mistake : ServiceMistake.ALL) {
      text.append("| %s | %s |\n".formatted(mistake.words(), outcome(mistake)));
    }
    return text.toString();
  }

  private static String outcome(ServiceMistake mistake) {
    FailureCode code = mistake.code();
    if (code == null) {
      return "no failure: the response counts, and its connection is used no more where it cannot be";
    }
    return "`%s`%s".formatted(code, mistake.onRoutes());
  }

  private static String sent(FailureCode.Transmission transmission) {
    return switch (transmission) {
      case NEVER -> "no";
      case ALWAYS -> "yes";
      case PERHAPS -> "as far as it came";
    };
  }

  private static void section(StringBuilder text, String title) {
    text.append("\n## ").append(title).append('\n');
  }

  private static void finding(StringBuilder text, DiagnosticCode code) {
    String[] parts = code.explanation().strip().split("\n\n", 2);
    String examples = parts.length < 2 ? "" : "\n\n```\n" + parts[1].strip() + "\n```";
    entry(text, code.id(), "**" + capital(code.summary()) + ".** " + parts[0] + examples);
  }

  private static String capital(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private static void entry(StringBuilder text, String code, String body) {
    text.append("\n### ").append(code).append("\n\n").append(body).append('\n');
  }
}
