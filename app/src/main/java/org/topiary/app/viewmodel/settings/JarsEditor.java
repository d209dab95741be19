// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.JarState;
import org.topiary.app.viewmodel.UserJars;
import org.topiary.core.file.FileReasons;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.payload.jar.JarSwitch;

/**
 * The jars of the settings, as the page lists and switches them. Before a content runs for the first time, the user is
 * warned. JavaFX application thread.
 */
public final class JarsEditor implements AutoCloseable {
    private final LiveSettings live;
    private final UserJars jars;
    private final Path folder;
    private final Consumer<URI> opener;
    private final Tasks tasks;
    private final FxScheduler fx;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<JarState>> asked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription changes;
    private boolean closed;

    /**
     * A jar.
     *
     * @param file its name
     * @param on whether it is switched on
     * @param status what became of it, in a sentence
     */
    public record Row(String file, boolean on, String status) {}

    /** @param opener opens a folder in the system's file manager; returns at once */
    public JarsEditor(
            LiveSettings live, UserJars jars, Path folder, Consumer<URI> opener, Tasks tasks, FxScheduler fx) {
        this.live = live;
        this.jars = jars;
        this.folder = folder;
        this.opener = opener;
        this.tasks = tasks;
        this.fx = fx;
        // Begins with a look, and follows a reset.
        changes = live.property().map(JarSettings.JARS::get).subscribe(now -> look());
    }

    /** The jars of the folder; empty until it was looked at. */
    public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Why there are no rows; empty if there are, or until the folder was looked at. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** The jar about which the user is warned now. */
    public ReadOnlyObjectProperty<Optional<JarState>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** The path of the folder. */
    public String path() {
        return folder.toString();
    }

    /** Looks at the folder again, in the background. */
    public void look() {
        show();
        var _ = jars.look()
                .whenComplete((nothing, problem) -> fx.later(() -> {
                    if (!closed) {
                        show();
                        if (problem != null) {
                            note.set(unlisted(FailureText.reason(problem)));
                        }
                    }
                }));
    }

    private static String unlisted(String reason) {
        return Texts.get("setting.decoder-jars.unlisted", reason);
    }

    private void show() {
        List<JarSwitch> switches = switches();
        rows.set(jars.jars().stream().map(each -> row(each, switches)).toList());
        Phrase problem = jars.problem();
        if (!problem.isEmpty()) {
            note.set(unlisted(Texts.get(problem)));
        } else {
            note.set(jars.changes() > 0 && rows.get().isEmpty() ? Texts.get("setting.decoder-jars.none") : "");
        }
    }

    private static Row row(JarState jar, List<JarSwitch> switches) {
        boolean on = switches.stream()
                .anyMatch(each -> each.on()
                        && each.file().equals(jar.file())
                        && (jar.sha256().isEmpty() || each.sha256().equals(jar.sha256())));
        return new Row(jar.file(), on, status(jar, on));
    }

    private static String status(JarState jar, boolean on) {
        return switch (jar.condition()) {
            case OFF -> Texts.get(on ? "setting.decoder-jars.loading" : "setting.decoder-jars.off");
            case ON -> on ? Texts.get("setting.decoder-jars.on", names(jar)) : Texts.get("setting.decoder-jars.off");
            case CHANGED -> Texts.get(on ? "setting.decoder-jars.loading" : "setting.decoder-jars.changed");
            case BROKEN -> Texts.get("setting.decoder-jars.broken", Texts.get(jar.reason()));
            case MISSING -> Texts.get("setting.decoder-jars.missing");
        };
    }

    private static String names(JarState jar) {
        return jar.decoders().stream().map(ForeignText::line).collect(Collectors.joining(", "));
    }

    private List<JarSwitch> switches() {
        return live.get(JarSettings.JARS);
    }

    /** Switches a jar on, after a warning if its content is new, or off. */
    public void set(String file, boolean on) {
        asked.set(Optional.empty());
        Optional<JarState> jar =
                jars.jars().stream().filter(each -> each.file().equals(file)).findFirst();
        if (!on) {
            save(file, Optional.empty());
        } else if (jar.isPresent() && !jar.get().sha256().isEmpty()) {
            boolean known = switches().stream()
                    .anyMatch(each -> each.sha256().equals(jar.get().sha256()));
            if (known) {
                switchOn(jar.get());
            } else {
                asked.set(jar);
            }
        }
        show();
    }

    /** Switches the jar on that the user was warned about. */
    public void confirm() {
        Optional<JarState> jar = asked.get();
        asked.set(Optional.empty());
        jar.ifPresent(this::switchOn);
    }

    /** Leaves it off. */
    public void cancel() {
        asked.set(Optional.empty());
    }

    private void switchOn(JarState jar) {
        save(jar.file(), Optional.of(new JarSwitch(jar.file(), jar.sha256(), true)));
    }

    /**
     * Contents that were switched on before are kept, so that nobody is warned about them twice.
     *
     * @param changed what the file is now; empty: off
     */
    private void save(String file, Optional<JarSwitch> changed) {
        List<JarSwitch> all = new ArrayList<>();
        changed.ifPresent(all::add);
        for (JarSwitch each : switches()) {
            JarSwitch kept = each.file().equals(file) ? new JarSwitch(file, each.sha256(), false) : each;
            boolean superseded = changed.isPresent()
                    && kept.file().equals(changed.get().file())
                    && kept.sha256().equals(changed.get().sha256());
            if (!superseded && all.size() < JarSettings.MAX_JARS) {
                all.add(kept);
            }
        }
        live.set(JarSettings.JARS, List.copyOf(all));
    }

    /** Shows the folder in the system's file manager, and creates it before if it does not exist. */
    public void open() {
        tasks.submit(
                TaskSpec.of("task.decoderFolder", Lane.SAVE).uncancellable(),
                (progress, cancel) -> {
                    Files.createDirectories(folder);
                    fx.later(() -> opener.accept(folder.toUri()));
                },
                problem -> fx.later(() -> note.set(unlisted(Texts.get(FileReasons.of(problem))))));
    }

    /** Stops following changes. */
    @Override
    public void close() {
        closed = true;
        changes.unsubscribe();
    }
}
