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
import org.topiary.payload.avro.schema.AvroSchemas;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.AvroTypes;
import org.topiary.payload.avro.schema.ChosenAvroTypes;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.protobuf.schema.ChosenTypes;
import org.topiary.payload.protobuf.schema.MessageTypes;
import org.topiary.payload.protobuf.schema.SchemaProblem;
import org.topiary.payload.protobuf.schema.Schemas;
import org.topiary.payload.schema.FolderState;
import org.topiary.payload.schema.SchemaFiles;
import org.topiary.payload.words.PayloadProblems;

/**
 * The schemas of the user for Protobuf and Avro, in a folder that all sessions share. Nothing is read before something
 * asks for it; then the folder is listed in the background, and read if it has changed. Loads no class of protobuf-java
 * while the folder has no schemas for it. Any thread.
 */
public final class SchemaLibrary {
    /** The folder in the data folder; nobody creates it but the user. */
    public static final String FOLDER = "schemas";

    static final long PERIOD_NANOS = 3_000_000_000L;

    private static final DecodeProblem NOT_YET = DecodeProblem.of("avro.reading");
    private static final TaskSpec READ = TaskSpec.of("task.schemas", Lane.IO).uncancellable();

    private final Path folder;
    private final Tasks tasks;
    private final LongSupplier clock;
    private final Runnable ready;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Contents contents = new Contents(false, null, AvroSchemas.NONE, List.of(), 0);
    /** When a look began last, by the clock. */
    private volatile long looked;

    private volatile boolean hasLooked;

    private volatile boolean wanted;

    /** That of the folder when it was read last; used by one task at a time. */
    private volatile @Nullable FolderState state;

    /**
     * What is known of the folder.
     *
     * @param read whether the folder was looked at, or could not be
     * @param schemas those for Protobuf; null if there are none
     * @param reasons why they could not be read
     * @param number of changes so far
     */
    private record Contents(
            boolean read, @Nullable Schemas schemas, AvroSchemas avro, List<DecodeProblem> reasons, int number) {}

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
        Contents before = contents;
        if (!before.read || !now.equals(state)) {
            // Before reading, so that a file that changes meanwhile is noticed.
            state = now;
            Schemas schemas = now.mayHave(SchemaFiles::isProtobuf) ? Schemas.load(folder) : null;
            AvroSchemas avro = now.mayHave(SchemaFiles::isAvro) ? AvroSchemas.load(folder) : AvroSchemas.NONE;
            contents = new Contents(true, schemas, avro, List.of(), before.number + 1);
            looking.set(false);
            ready.run();
        } else {
            looking.set(false);
        }
    }

    /** What was read before remains in use. It is tried again when a file changes, or the program starts. */
    private void fail(Throwable problem) {
        Contents before = contents;
        List<DecodeProblem> reasons = List.of(DecodeProblem.of("protobuf.unread", FailureText.reason(problem)));
        if (!before.read || !reasons.equals(before.reasons)) {
            contents = new Contents(true, before.schemas, before.avro, reasons, before.number + 1);
        }
        looking.set(false);
        ready.run();
    }

    /** The number of changes so far; 0 until the folder was looked at. */
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
     * The types of Avro in the schemas that are known now. A payload that names its schema makes this library look for
     * it now and then.
     *
     * @param name the name of the type chosen for a payload; empty if none was
     */
    AvroTypes avroTypes(Function<Sample, String> name) {
        Contents now = contents;
        AvroTypes known = new ChosenAvroTypes(now.avro, name);
        return new AvroTypes() {
            @Override
            public Optional<AvroType> typeOf(Sample sample) {
                return known.typeOf(sample);
            }

            @Override
            public List<DecodeProblem> problems(Sample sample) {
                if (!now.read) {
                    return name.apply(sample).isEmpty() ? List.of() : List.of(NOT_YET);
                }
                return now.reasons.isEmpty() ? known.problems(sample) : now.reasons;
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
        };
    }

    /** Whether a payload named its schema. */
    boolean isWanted() {
        return wanted;
    }

    /** The names of all types of Avro, in order. */
    public List<String> avroNames() {
        return List.copyOf(contents.avro.names());
    }

    /** What could not be read of the schemas for Avro, in sentences; a sentence for each file. */
    public List<String> avroProblems() {
        return sentences(contents.avro.problems());
    }

    /** The full names of all message types of Protobuf, in order. */
    public List<String> names() {
        Schemas schemas = contents.schemas;
        return schemas == null ? List.of() : List.copyOf(schemas.names());
    }

    /** What could not be read of the schemas for Protobuf, in sentences; a sentence for each file. */
    public List<String> problems() {
        Contents now = contents;
        List<DecodeProblem> problems = now.schemas == null || !now.reasons.isEmpty()
                ? now.reasons
                : now.schemas.problems().stream()
                        .map(SchemaProblem::asDecodeProblem)
                        .toList();
        return sentences(problems);
    }

    private static List<String> sentences(List<DecodeProblem> problems) {
        return problems.stream()
                .map(each -> PayloadProblems.sentences(List.of(each)))
                .toList();
    }
}
