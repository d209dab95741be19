// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.tasks.SerialTasks;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.viewmodel.JarState.Condition;
import org.topiary.core.file.FileReasons;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.payload.decode.DecoderChoice;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.jar.ChosenJar;
import org.topiary.payload.jar.FoundJar;
import org.topiary.payload.jar.JarAnswer;
import org.topiary.payload.jar.JarDecoder;
import org.topiary.payload.jar.JarException;
import org.topiary.payload.jar.JarFolder;
import org.topiary.payload.jar.JarSwitch;
import org.topiary.payload.jar.LoadedJar;
import org.topiary.payload.standard.SchemaKind;

/**
 * The jars with decoders that the user switched on. The folder is not looked at before something asks for a decoder
 * while a jar is switched on, or the settings list the jars; all of that happens in the background. A jar whose content
 * is not the one that the user switched on does not run. Any thread.
 */
public final class UserJars implements AutoCloseable {
    /** The folder in the data folder. */
    public static final String FOLDER = "decoders";

    /** For a message that the user looks at. */
    private static final Duration SHOWN = Duration.ofSeconds(2);

    /** For rows, columns and exports, of which there are many. */
    private static final Duration MANY = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(UserJars.class);
    private static final TaskSpec LOAD =
            TaskSpec.of("task.decoderJars", Lane.IO).uncancellable();

    private final JarFolder folder;
    private final Supplier<List<JarSwitch>> switches;
    private final SerialTasks tasks;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** By the names of files; used by one task at a time. */
    private final Map<String, Attempt> attempts = new HashMap<>();

    private volatile Contents contents = new Contents(false, List.of(), Phrase.NONE, Map.of(), 0);
    private volatile boolean closed;

    /**
     * A jar that was loaded, or could not be.
     *
     * @param reason why it could not be
     */
    private record Attempt(JarSwitch of, @Nullable LoadedJar jar, Phrase reason) {}

    /**
     * @param read whether the folder was looked at
     * @param problem why it could not be listed
     * @param decoders by their names
     * @param number of changes so far
     */
    private record Contents(
            boolean read, List<JarState> jars, Phrase problem, Map<String, Attempt> decoders, int number) {}

    /**
     * @param folder need not exist
     * @param switches those of the settings; called on any thread, and often
     */
    public UserJars(Path folder, Supplier<List<JarSwitch>> switches, Tasks tasks) {
        this.folder = new JarFolder(folder);
        this.switches = switches;
        this.tasks = tasks.serial(LOAD);
    }

    /** None, and none will be found. */
    public static UserJars none() {
        return new UserJars(Path.of(""), List::of, Tasks.on(task -> {}));
    }

    /** Whether a choice is a decoder of a jar. */
    public static boolean isChosen(DecoderChoice choice) {
        return choice.id().equals(JarDecoder.ID);
    }

    /**
     * Looks at the folder in the background, loads what was switched on and ends what was switched off, changed or
     * removed.
     *
     * @return completes on any thread when that is done, exceptionally if it cannot be
     */
    public CompletableFuture<Void> look() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            tasks.execute(() -> {
                try {
                    update();
                    done.complete(null);
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                    throw e;
                }
            });
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    /** Loads the jars that are switched on, in the background, if that was not begun before. */
    public void loadOnce() {
        if (!contents.read && isAnyOn() && asked.compareAndSet(false, true)) {
            var _ = look();
        }
    }

    private boolean isAnyOn() {
        return switches.get().stream().anyMatch(JarSwitch::on);
    }

    private void update() {
        if (closed) {
            return;
        }
        List<JarSwitch> wanted = switches.get().stream().filter(JarSwitch::on).toList();
        List<FoundJar> found = List.of();
        Phrase problem = Phrase.NONE;
        try {
            found = folder.list();
        } catch (IOException e) {
            problem = FileReasons.of(e);
        }
        List<JarSwitch> there = found.stream()
                .map(each -> new JarSwitch(each.file(), each.sha256(), true))
                .toList();
        attempts.entrySet().removeIf(each -> {
            JarSwitch of = each.getValue().of;
            boolean unwanted = !wanted.contains(of) || !there.contains(of);
            if (unwanted) {
                end(each.getValue());
            }
            return unwanted;
        });
        Map<String, Attempt> decoders = new HashMap<>();
        List<JarState> states = new ArrayList<>();
        for (FoundJar each : found) {
            states.add(state(each, wanted, decoders));
        }
        for (JarSwitch each : wanted) {
            if (there.stream().noneMatch(other -> other.file().equals(each.file()))) {
                states.add(new JarState(each.file(), each.sha256(), Condition.MISSING, List.of(), Phrase.NONE));
            }
        }
        contents = new Contents(true, List.copyOf(states), problem, Map.copyOf(decoders), contents.number + 1);
        if (closed) {
            attempts.values().forEach(UserJars::end);
        }
    }

    private JarState state(FoundJar found, List<JarSwitch> wanted, Map<String, Attempt> decoders) {
        String file = found.file();
        if (!found.problem().isEmpty()) {
            return new JarState(file, "", Condition.BROKEN, List.of(), found.problem());
        }
        Optional<JarSwitch> own =
                wanted.stream().filter(each -> each.file().equals(file)).findFirst();
        if (own.isEmpty() || !own.get().sha256().equals(found.sha256())) {
            Condition off = own.isEmpty() ? Condition.OFF : Condition.CHANGED;
            return new JarState(file, found.sha256(), off, List.of(), Phrase.NONE);
        }
        Attempt attempt = attempts.computeIfAbsent(file, name -> load(own.get()));
        Phrase reason = attempt.reason;
        List<String> names = attempt.jar == null ? List.of() : attempt.jar.names();
        Optional<String> taken = names.stream().filter(decoders::containsKey).findFirst();
        if (taken.isPresent()) {
            reason = Phrase.of("jars.reason.taken", ForeignText.quoted(taken.get()));
        }
        if (!reason.isEmpty()) {
            return new JarState(file, found.sha256(), Condition.BROKEN, List.of(), reason);
        }
        names.forEach(each -> decoders.put(each, attempt));
        return new JarState(file, found.sha256(), Condition.ON, names, Phrase.NONE);
    }

    /** Reads it again, so that what was checked is what runs. */
    private Attempt load(JarSwitch of) {
        try {
            byte[] content = folder.read(of.file());
            if (!JarFolder.sha256(content).equals(of.sha256())) {
                return new Attempt(of, null, Phrase.of("jars.reason.changed"));
            }
            return new Attempt(of, LoadedJar.load(of.file(), content), Phrase.NONE);
        } catch (IOException e) {
            return new Attempt(of, null, FileReasons.of(e));
        } catch (JarException e) {
            LOG.warn("The decoder jar {} cannot be used", of.file(), e);
            return new Attempt(of, null, e.phrase());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt(of, null, Phrase.of("jars.reason.stopped"));
        }
    }

    private static void end(Attempt attempt) {
        if (attempt.jar != null) {
            attempt.jar.close();
        }
    }

    /** The jars of the folder and those that are missing from it; empty before the first look. */
    public List<JarState> jars() {
        return contents.jars;
    }

    /** Why the folder could not be listed, for the end of a sentence; {@link Phrase#NONE} if it was. */
    public Phrase problem() {
        return contents.problem;
    }

    /** The number of changes so far. */
    public int changes() {
        return contents.number;
    }

    /** The names to choose from. */
    public SchemaKind kind() {
        Contents now = contents;
        List<String> names = now.jars.stream()
                .flatMap(each -> each.decoders().stream())
                .filter(name -> isOn(now.decoders.get(name)))
                .toList();
        return new SchemaKind(JarDecoder.ID, names, List.of());
    }

    /** As soon as a jar is switched off in the settings, it is not asked any more. */
    private boolean isOn(@Nullable Attempt attempt) {
        return attempt != null && switches.get().contains(attempt.of);
    }

    /**
     * Asks the decoder that is chosen for a payload.
     *
     * @param shown whether the user looks at the message, and waits for it longer
     */
    ChosenJar chosen(boolean shown, Function<Sample, DecoderChoice> choice) {
        return sample -> {
            String name = choice.apply(sample).argument();
            loadOnce();
            Contents now = contents;
            Attempt attempt = now.decoders.get(name);
            if (attempt == null || attempt.jar == null || !isOn(attempt)) {
                return !now.read && isAnyOn() ? JarAnswer.notYet(name) : JarAnswer.unknown(name);
            }
            return attempt.jar.decode(name, sample, shown, shown ? SHOWN : MANY);
        };
    }

    /** Ends all jars; none is loaded from now on. */
    @Override
    public void close() {
        closed = true;
        contents.decoders.values().forEach(UserJars::end);
    }
}
