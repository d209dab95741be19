// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.topiary.core.file.SafeFile;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;

/**
 * Keeps a value in a JSON file. Changes are saved on a separate thread, a given delay after the last one, by
 * {@link SafeFile}, so that at any time the file is complete: either the old or the new version. An unreadable file is
 * never overwritten: it is renamed to {@code .bad}, or, if that fails, nothing is saved at all.
 *
 * <p>Any thread may call any method.
 */
public final class AtomicJsonFile<T> implements AutoCloseable {
    public static final Duration SAVE_DELAY = Duration.ofSeconds(1);

    private static final String VERSION = "version";

    private final Path file;
    private final JsonFormat<T> format;
    private final Consumer<Phrase> problems;
    private final Duration delay;
    private final ScheduledExecutorService saver;

    private final Object valueLock = new Object();
    /**
     * Held while the file is written; never acquired while {@link #valueLock} is held, so that a change never waits for
     * a disk.
     */
    private final Object fileLock = new Object();

    private T value;
    private boolean unsaved;
    private boolean mayWrite = true;
    private @Nullable ScheduledFuture<?> pending;

    /**
     * Reads the file, or starts with the format's empty value.
     *
     * @param problems receives sentences for the user; called on this thread while reading, on another while saving
     */
    public AtomicJsonFile(Path file, JsonFormat<T> format, Duration delay, Consumer<Phrase> problems) {
        this.file = file;
        this.format = format;
        this.delay = delay;
        this.problems = problems;
        saver = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "save " + file.getFileName());
            thread.setDaemon(true);
            return thread;
        });
        value = read();
    }

    public T value() {
        synchronized (valueLock) {
            return value;
        }
    }

    /** Changes the value and schedules a save. The operator runs under a lock and must be quick. */
    public void update(UnaryOperator<T> change) {
        synchronized (valueLock) {
            T changed = change.apply(value);
            // Usually the same object, which skips equals: its first call on a record links the method at run time, and
            // would delay the first frame.
            if (Objects.equals(changed, value)) {
                return;
            }
            value = changed;
            unsaved = true;
            if (pending != null) {
                pending.cancel(false);
            }
            try {
                pending = saver.schedule(this::flush, delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // Closed: a later flush still writes it.
                pending = null;
            }
        }
    }

    /**
     * Saves pending changes now. On failure the old file is kept, the problem is reported, and the next save tries
     * again.
     */
    public void flush() {
        synchronized (fileLock) {
            T toWrite;
            synchronized (valueLock) {
                if (!unsaved || !mayWrite) {
                    return;
                }
                toWrite = value;
                unsaved = false;
            }
            try {
                write(toWrite);
            } catch (IOException | RuntimeException | Error e) {
                synchronized (valueLock) {
                    unsaved = true;
                }
                problems.accept(Phrase.of("json.notSaved", file.toString(), JsonFileReasons.of(e)));
            }
        }
    }

    /** Saves pending changes and ends the thread. */
    @Override
    public void close() {
        synchronized (valueLock) {
            if (pending != null) {
                pending.cancel(false);
            }
        }
        saver.shutdown();
        flush();
    }

    private T read() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return format.empty();
        } catch (IOException e) {
            mayWrite = false;
            problems.accept(Phrase.of("json.notRead", file.toString(), JsonFileReasons.of(e)));
            return format.empty();
        }
        try {
            return format.read(checked(bytes), problems);
        } catch (IOException | IllegalArgumentException e) {
            setAside(JsonFileReasons.of(e));
            return format.empty();
        }
    }

    private ObjectNode checked(byte[] bytes) throws IOException {
        JsonNode json = JsonTrees.read(bytes);
        if (!(json instanceof ObjectNode object)) {
            throw new InvalidInputException(bytes.length == 0 ? Phrase.of("json.empty") : Phrase.of("json.noObject"));
        }
        JsonNode version = object.path(VERSION);
        if (!version.canConvertToInt() || !version.isIntegralNumber() || version.intValue() < 1) {
            throw new InvalidInputException(Phrase.of("json.noVersion"));
        }
        if (version.intValue() > format.version()) {
            throw new InvalidInputException(Phrase.of("json.newer", version.intValue(), format.version()));
        }
        return object;
    }

    private void setAside(Phrase reason) {
        try {
            Path kept = SafeFile.setAside(file, ".bad");
            problems.accept(Phrase.of("json.renamed", file.toString(), reason, String.valueOf(kept.getFileName())));
        } catch (IOException e) {
            mayWrite = false;
            problems.accept(Phrase.of("json.notRenamed", file.toString(), reason, JsonFileReasons.of(e)));
        }
    }

    private void write(T toWrite) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(VERSION, format.version());
        ObjectNode content = format.write(toWrite);
        content.remove(VERSION);
        json.setAll(content);
        SafeFile.write(file, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }
}
