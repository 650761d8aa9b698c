// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.accept;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.finding.ConfigCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the comments of a project's files accept.
 *
 * <pre>{@code
 * # facet-allow FACET-S101: the inventory has no batch form, pages show ten products
 * stock: Int @rest(service: inventory, get: "/stock/{parent.sku}")
 * }</pre>
 *
 * <p>A comment at the end of a line speaks of that line; on a line by itself of the definition
 * below it, or in YAML of the line below it. Errors cannot be accepted.
 */
public final class Acceptances {
  /** Warnings of one machine, whose absence on another says nothing of the comment. */
  private static final Set<String> BY_MACHINE =
      Set.of(ConfigCode.UNSET_VARIABLE.id(), ConfigCode.UNREADABLE_FILE.id());

  private final AcceptanceReader comments = new AcceptanceReader();

  /** Reads the comments of files. */
  public Acceptances(Collection<SourceText> files) {
    files.forEach(comments::read);
  }

  /**
   * The warnings that are left of those of files that hold.
   *
   * @return with a finding for each comment that is malformed or accepts nothing
   */
  public List<Diagnostic.Warning> of(Collection<Diagnostic.Warning> warnings) {
    List<Diagnostic.Warning> left = new ArrayList<>(unaccepted(warnings));
    left.addAll(comments.malformed());
    for (Acceptance acceptance : comments.found()) {
      if (warnings.stream().noneMatch(acceptance::covers)
          && !BY_MACHINE.contains(acceptance.code())) {
        left.add(
            new Diagnostic.Warning(
                    ConfigCode.UNUSED_ACCEPTANCE,
                    "nothing to accept: there is no " + acceptance.code() + " here",
                    acceptance.span())
                .hinted("remove the comment, or put it on the line that the finding names"));
      }
    }
    return left;
  }

  /**
   * The warnings that are left of those of files with errors. Since those may hide warnings,
   * comments that accept nothing are not told, but for those that try to accept an error.
   */
  public List<Diagnostic.Warning> of(
      Collection<Diagnostic.Warning> warnings, Collection<Diagnostic.Error> errors) {
    List<Diagnostic.Warning> left = new ArrayList<>(unaccepted(warnings));
    left.addAll(comments.malformed());
    for (Acceptance acceptance : comments.found()) {
      if (errors.stream().anyMatch(acceptance::covers)) {
        left.add(
            new Diagnostic.Warning(
                    ConfigCode.UNUSED_ACCEPTANCE,
                    acceptance.code() + " is an error here: errors cannot be accepted",
                    acceptance.span())
                .hinted("fix the error, and remove the comment"));
      }
    }
    return left;
  }

  private List<Diagnostic.Warning> unaccepted(Collection<Diagnostic.Warning> warnings) {
    return warnings.stream()
        .filter(warning ->
            comments.found().stream().noneMatch(acceptance -> acceptance.covers(warning)))
        .toList();
  }
}
