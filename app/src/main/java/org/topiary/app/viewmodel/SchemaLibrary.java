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
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.AvroTypes;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.DecoderChoice;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.schema.FolderState;
import org.topiary.payload.standard.SchemaKind;
import org.topiary.payload.standard.UserSchemas;
import org.topiary.payload.template.Layouts;
import org.topiary.payload.words.PayloadProblems;

/**
 * The schemas of the user for Protobuf and Avro, and binary layouts, in a folder that all sessions share. Nothing is
 * read before something asks for it; then the folder is listed in the background, and read if it has changed. Loads no
 * class of protobuf-java while the folder has no schemas for it. Any thread.
 */
public final class SchemaLibrary {
    /** The folder in the data folder; nobody creates it but the user. */
    public static final String FOLDER = "schemas";

    static final long PERIOD_NANOS = 3_000_000_000L;

    private static final DecodeProblem NOT_YET = DecodeProblem.of("avro.reading");
    private static final TaskSpec READ = TaskSpec.of("task.schemas", Lane.IO);

    private final Path folder;
    private final Tasks tasks;
    private final LongSupplier clock;
    private final Runnable ready;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Contents contents = new Contents(false, UserSchemas.NONE, UserSchemas.NONE, List.of(), 0);
    /** When a look began last, by the clock. */
    private volatile long looked;

    private volatile boolean hasLooked;

    private volatile boolean wanted;

    /** That of the folder when it was read last; used by one task at a time. */
    private volatile @Nullable FolderState state;

    /** Those that a connection brought. */
    private Layouts brought = Layouts.NONE;

    /**
     * What is known of the folder.
     *
     * @param read whether the folder was looked at, or could not be
     * @param own those of the folder
     * @param schemas those of the folder, and those brought
     * @param reasons why they could not be read
     * @param number of changes so far
     */
    private record Contents(
            boolean read, UserSchemas own, UserSchemas schemas, List<DecodeProblem> reasons, int number) {}

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
            tasks.submit(READ, (progress, cancel) -> progress.stage(cancel).run(this::read), this::fail);
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
        if (!contents.read || !now.equals(state)) {
            // Before reading, so that a file that changes meanwhile is noticed.
            state = now;
            change(true, UserSchemas.load(folder, now), List.of());
            looking.set(false);
            ready.run();
        } else {
            looking.set(false);
        }
    }

    private synchronized void change(boolean read, UserSchemas own, List<DecodeProblem> reasons) {
        contents = new Contents(read, own, own.and(brought), reasons, contents.number + 1);
    }

    /** Adds a layout that comes with a connection; files of the user take precedence. */
    public void bring(String name, String source) {
        synchronized (this) {
            brought = brought.and(Layouts.of(name, source));
            change(contents.read, contents.own, contents.reasons);
        }
        ready.run();
    }

    /**
     * What was read before remains in use, also if the user cancels. It is tried again when a file changes, or the
     * program starts.
     */
    private void fail(Throwable problem) {
        Contents before = contents;
        List<DecodeProblem> reasons = List.of(DecodeProblem.of("protobuf.unread", FailureText.reason(problem)));
        if (!before.read || !reasons.equals(before.reasons)) {
            change(true, before.own, reasons);
        }
        looking.set(false);
        ready.run();
    }

    /** The number of changes so far. */
    public int changes() {
        return contents.number;
    }

    /**
     * What decoders know by the schemas that are known now. A payload that names its schema makes this library look for
     * it now and then.
     *
     * @param choice the decoder, and the message type or layout, chosen for a payload
     */
    <T> Optional<T> knowledge(Class<T> type, Function<Sample, DecoderChoice> choice) {
        Contents now = contents;
        if (type.equals(AvroTypes.class)) {
            return now.schemas
                    .knowledge(AvroTypes.class, choice, now.read ? now.reasons : List.of(NOT_YET))
                    .map(known -> type.cast(new WantedTypes(known)));
        }
        return now.read ? now.schemas.knowledge(type, choice, now.reasons) : Optional.empty();
    }

    /** Notes that a payload named its schema. */
    private final class WantedTypes implements AvroTypes {
        private final AvroTypes known;

        WantedTypes(AvroTypes known) {
            this.known = known;
        }

        @Override
        public Optional<AvroType> typeOf(Sample sample) {
            return known.typeOf(sample);
        }

        @Override
        public List<DecodeProblem> problems(Sample sample) {
            return known.problems(sample);
        }

        @Override
        public Optional<AvroType> byFingerprint(long fingerprint) {
            wanted = true;
            return known.byFingerprint(fingerprint);
        }

        @Override
        public Optional<AvroType> byId(int id) {
            wanted = true;
            return known.byId(id);
        }
    }

    /** Whether a payload named its schema. */
    boolean isWanted() {
        return wanted;
    }

    /** What can be chosen for a payload, by the format that it is chosen for. */
    public List<SchemaKind> kinds() {
        return contents.schemas.kinds();
    }

    /** What could not be read for any format, in sentences. */
    public List<String> problems() {
        return contents.reasons.stream()
                .map(each -> PayloadProblems.sentences(List.of(each)))
                .toList();
    }
}
