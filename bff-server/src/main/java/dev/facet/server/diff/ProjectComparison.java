// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.diff;

import dev.facet.schema.FrontendSchema;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diff.ChangeKind;
import dev.facet.schema.diff.ChangeSeverity;
import dev.facet.schema.diff.DocumentUses;
import dev.facet.schema.diff.SchemaChange;
import dev.facet.schema.diff.SchemaComparison;
import dev.facet.server.diff.ComparedProject.ComparedFrontend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two versions of a project. */
public final class ProjectComparison {
  private static final Comparator<ProjectChange> ORDER =
      Comparator.comparing(ProjectChange::severity)
          .thenComparing(ProjectChange::frontend)
          .thenComparing(change -> change.change().coordinate())
          .thenComparing(change -> change.change().kind())
          .thenComparing(change -> change.change().message())
          .thenComparing(change -> String.valueOf(change.place()));

  private final ComparedProject before;
  private final ComparedProject after;
  private final @Nullable List<LiveOperation> operations;
  private final List<ProjectChange> changes = new ArrayList<>();

  private ProjectComparison(
      ComparedProject before, ComparedProject after, @Nullable List<LiveOperation> operations) {
    this.before = before;
    this.after = after;
    this.operations = operations;
  }

  /**
   * What changed, the worst first.
   *
   * @param operations all that clients send; empty where nothing is known of that
   */
  public static List<ProjectChange> of(
      ComparedProject before, ComparedProject after, Optional<List<LiveOperation>> operations) {
    ProjectComparison comparison = new ProjectComparison(before, after, operations.orElse(null));
    comparison.compare();
    comparison.changes.sort(ORDER);
    return Collections.unmodifiableList(comparison.changes);
  }

  private void compare() {
    Set<String> names = new TreeSet<>(before.frontends().keySet());
    names.addAll(after.frontends().keySet());
    for (String name : names) {
      ComparedFrontend old = before.frontends().get(name);
      ComparedFrontend now = after.frontends().get(name);
      if (old != null && now != null) {
        compare(name, old, now);
      } else if (old != null) {
        add(name, whole(ChangeKind.FRONTEND_REMOVED, "the frontend is gone"), old.span(), true);
      } else if (now != null) {
        add(name, whole(ChangeKind.FRONTEND_ADDED, "the frontend is new"), now.span(), false);
      }
    }
  }

  private static SchemaChange whole(ChangeKind kind, String message) {
    return new SchemaChange(kind, "", message, Set.of(DocumentUses.ANYTHING));
  }

  private void compare(String name, ComparedFrontend old, ComparedFrontend now) {
    FrontendSchema first = old.schema();
    FrontendSchema second = now.schema();
    if (first == null || second == null) {
      return;
    }
    Set<LiveOperation> told = new HashSet<>();
    for (SchemaChange change : SchemaComparison.of(first, second)) {
      Optional<SourceSpan> here = now.places().of(change.coordinate());
      Optional<SourceSpan> there = old.places().of(change.coordinate());
      told.addAll(
          add(
              name,
              change,
              here.or(() -> there).orElse(null),
              here.isEmpty() && there.isPresent()));
    }
    for (LiveOperation operation : operations == null ? List.<LiveOperation>of() : operations) {
      LiveOperation.Fault fault = operation.faults().get(name);
      if (fault != null && !told.contains(operation)) {
        String message = operation + " was accepted and is rejected: " + fault.message();
        changes.add(
            new ProjectChange(
                name,
                whole(ChangeKind.OPERATION_REJECTED, message),
                ChangeSeverity.BREAKING,
                fault.place(),
                /* inOld= */ false,
                List.of(operation)));
      }
    }
  }

  /** The operations that the change hits. */
  private List<LiveOperation> add(
      String frontend, SchemaChange change, @Nullable SourceSpan place, boolean inOld) {
    ChangeSeverity severity = change.kind().severity();
    List<LiveOperation> hit = List.of();
    if (operations != null && change.kind().isAboutOperations()) {
      hit = operations.stream().filter(each -> isHit(each, frontend, change)).toList();
      severity = hit.isEmpty() ? ChangeSeverity.SAFE : severity;
    }
    changes.add(new ProjectChange(frontend, change, severity, place, inOld, hit));
    return hit;
  }

  private static boolean isHit(LiveOperation operation, String frontend, SchemaChange change) {
    return !Collections.disjoint(operation.uses().getOrDefault(frontend, Set.of()), change.hits());
  }
}
