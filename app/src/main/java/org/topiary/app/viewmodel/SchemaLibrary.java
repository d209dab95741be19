// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.protobuf.schema.ChosenTypes;
import org.topiary.payload.protobuf.schema.FolderState;
import org.topiary.payload.protobuf.schema.MessageTypes;
import org.topiary.payload.protobuf.schema.SchemaProblem;
import org.topiary.payload.protobuf.schema.Schemas;
import org.topiary.payload.template.ChosenLayouts;
import org.topiary.payload.template.LayoutFiles;
import org.topiary.payload.template.Layouts;
import org.topiary.payload.words.PayloadProblems;

/**
 * The Protobuf schemas and binary layouts of the user, in a folder that all sessions share. Nothing is read before
 * something asks for it; then the folder is listed in the background, and read if it has changed. Loads no class of
 * protobuf-java while the folder has no schemas. Any thread.
 */
public final class SchemaLibrary {
    /** The folder in the data folder; nobody creates it but the user. */
    public static final String FOLDER = "schemas";

    static final long PERIOD_NANOS = 3_000_000_000L;

    private static final TaskSpec READ = TaskSpec.of("task.schemas", Lane.IO).uncancellable();

    private final Path folder;
    private final Tasks tasks;
    private final LongSupplier clock;
    private final Runnable ready;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Contents contents = new Contents(false, null, Layouts.NONE, List.of(), 0);
    /** When a look began last, by the clock. */
    private volatile long looked;

    private volatile boolean hasLooked;

    /** That of the folder when it was read last; used by one task at a time. */
    private volatile @Nullable FolderState state;

    /** The same for layouts. */
    private volatile LayoutFiles layoutFiles = LayoutFiles.NONE;

    /** Those that a connection brought. */
    private Layouts brought = Layouts.NONE;

    /**
     * What is known of the folder.
     *
     * @param read whether the folder was looked at, or could not be
     * @param schemas null if there are none
     * @param layouts those of the folder, and those brought
     * @param reasons why they could not be read
     * @param number of changes so far
     */
    private record Contents(
            boolean read, @Nullable Schemas schemas, Layouts layouts, List<DecodeProblem> reasons, int number) {}

    /**
     * @param folder need not exist
     * @param clock monotonic, in nanoseconds
     * @param ready called after each change, on any thread
     */
    public SchemaLibrary(Path folder, Tasks tasks, LongSupplier clock, Runnable ready) {
        this.folder = folder;
        this.tasks = tasks;
        this.clock = clock;
        this.ready = ready;
    }

    /** A library that has no schemas, and never looks for any. */
    public static SchemaLibrary empty() {
        return new SchemaLibrary(Path.of(""), Tasks.on(task -> {}), () -> 0, () -> {});
    }

    /** Looks in the background whether files have changed, unless that is under way. */
    public void look() {
        if (looking.compareAndSet(false, true)) {
            looked = clock.getAsLong();
            hasLooked = true;
            tasks.submit(READ, (progress, cancel) -> read(), this::fail);
        }
    }

    /** The same, at most every 3 seconds. */
    void lookNowAndThen() {
        if (!hasLooked || clock.getAsLong() - looked >= PERIOD_NANOS) {
            look();
        }
    }

    private void read() {
        FolderState now = FolderState.of(folder);
        LayoutFiles files = LayoutFiles.in(folder);
        Contents before = contents;
        if (!before.read || !now.equals(state) || !files.equals(layoutFiles)) {
            // Before reading, so that a file that changes meanwhile is noticed.
            state = now;
            layoutFiles = files;
            Schemas schemas = now.isEmpty() ? null : Schemas.load(folder);
            change(schemas, files.read(), List.of());
            looking.set(false);
            ready.run();
        } else {
            looking.set(false);
        }
    }

    private synchronized void change(@Nullable Schemas schemas, Layouts layouts, List<DecodeProblem> reasons) {
        contents = new Contents(true, schemas, layouts.and(brought), reasons, contents.number + 1);
    }

    /** Adds a layout that comes with a connection; files of the user take precedence. */
    public void bring(String name, String source) {
        synchronized (this) {
            brought = brought.and(Layouts.of(name, source));
            Contents before = contents;
            contents = new Contents(
                    before.read, before.schemas, before.layouts.and(brought), before.reasons, before.number + 1);
        }
        ready.run();
    }

    /** What was read before remains in use. It is tried again when a file changes, or the program starts. */
    private void fail(Throwable problem) {
        Contents before = contents;
        List<DecodeProblem> reasons = List.of(DecodeProblem.of("protobuf.unread", FailureText.reason(problem)));
        if (!before.read || !reasons.equals(before.reasons)) {
            change(before.schemas, before.layouts, reasons);
        }
        looking.set(false);
        ready.run();
    }

    /** The number of changes so far. */
    public int changes() {
        return contents.number;
    }

    /**
     * The types of payloads in the schemas that are known now; empty until the folder was looked at.
     *
     * @param name the full name of the type chosen for a payload; empty if none was
     */
    Optional<MessageTypes> types(Function<Sample, String> name) {
        Contents now = contents;
        if (!now.read) {
            return Optional.empty();
        }
        return Optional.of(
                now.schemas == null
                        ? ChosenTypes.withoutSchemas(name, now.reasons)
                        : new ChosenTypes(now.schemas, name));
    }

    /**
     * The layouts of payloads that are known now; empty until the folder was looked at.
     *
     * @param name of the layout chosen for a payload; empty if none was
     */
    Optional<ChosenLayouts> layouts(Function<Sample, String> name) {
        Contents now = contents;
        return now.read ? Optional.of(new ChosenLayouts(now.layouts, name, now.reasons)) : Optional.empty();
    }

    /** The names of all layouts, in order. */
    public List<String> layoutNames() {
        return List.copyOf(contents.layouts.names());
    }

    /** What could not be read of layouts, in sentences; a sentence for each file. */
    public List<String> layoutProblems() {
        return contents.layouts.problems().stream()
                .map(each -> PayloadProblems.sentences(List.of(each.asDecodeProblem())))
                .toList();
    }

    /** The full names of all message types, in order. */
    public List<String> names() {
        Schemas schemas = contents.schemas;
        return schemas == null ? List.of() : List.copyOf(schemas.names());
    }

    /** What could not be read, in sentences; a sentence for each file. */
    public List<String> problems() {
        Contents now = contents;
        List<DecodeProblem> problems = now.schemas == null || !now.reasons.isEmpty()
                ? now.reasons
                : now.schemas.problems().stream()
                        .map(SchemaProblem::asDecodeProblem)
                        .toList();
        return problems.stream()
                .map(each -> PayloadProblems.sentences(List.of(each)))
                .toList();
    }
}
