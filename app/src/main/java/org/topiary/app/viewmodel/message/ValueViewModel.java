// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.message.fields.FieldsViewModel;
import org.topiary.app.viewmodel.message.fields.ValueForm;
import org.topiary.app.viewmodel.message.image.PictureReader;
import org.topiary.app.viewmodel.message.image.PictureViewModel;
import org.topiary.core.log.Messages;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.decode.Decoder;

/**
 * The shown message: the view, the message it is compared with, and the pattern marked in it. Each change reads it
 * again in the background. JavaFX application thread.
 */
public final class ValueViewModel {
    private final ShownMessageReader reader;
    private final ShownSides sides;
    private final ValueExport export;
    /** Nanoseconds since 1970-01-01T00:00Z. */
    private final LongSupplier clock;

    private final FxScheduler fx;
    private final Tasks tasks;
    private final Decoding decoding;
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final StringProperty choice = new SimpleStringProperty(Decoding.AUTOMATIC);
    private final ReadOnlyObjectWrapper<Optional<String>> once = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper schemas = new ReadOnlyIntegerWrapper();
    private final FieldsViewModel fields;

    /** The topic whose choice of decoder is shown; null for none. */
    private @Nullable String topic;

    /** The topic whose fields the user opened or selected. */
    private String fieldsOf = "";

    private long position = Messages.NONE;
    private long compared = Messages.NONE;
    /** What was known about the message when it was requested. */
    private Object known = "";

    private @Nullable PayloadPattern searched;
    private boolean all;

    /** @param clock the time to which the message's age is measured, in nanoseconds since 1970-01-01T00:00Z */
    ValueViewModel(
            ShownMessageReader reader,
            Decoding decoding,
            ValueExport export,
            FxScheduler fx,
            Tasks tasks,
            LongSupplier clock) {
        this.reader = reader;
        this.fx = fx;
        this.tasks = tasks;
        this.decoding = decoding;
        this.export = export;
        this.clock = clock;
        this.fields = new FieldsViewModel(fx, tasks);
        this.sides = new ShownSides(reader, fx, tasks, fields, this::request);
        shownProperty().addListener(s -> updateAge());
        choice.addListener(c -> choose());
    }

    /** The message as the side shows it that {@link #differenceProperty} chooses. */
    public ReadOnlyObjectProperty<ShownMessage> shownProperty() {
        return sides.shownProperty();
    }

    /**
     * The message for a panel that shows its value, or its differences from another one, whatever other panels show. Up
     * to date while such a panel is visible, see {@link #setVisible}.
     */
    public ReadOnlyObjectProperty<ShownMessage> shownProperty(boolean compares) {
        return sides.contentProperty(compares);
    }

    /** A panel that shows the value, or the differences, becomes visible, or stops being visible. */
    public void setVisible(boolean compares, boolean visible) {
        sides.setVisible(compares, visible);
    }

    public ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /** The result of the last save, or why a value could not be copied; empty at first. */
    public ReadOnlyStringProperty statusProperty() {
        return export.statusProperty();
    }

    /**
     * The decoder that the user chose for the topic, as {@link org.topiary.payload.decode.DecoderChoice} stores it, or
     * {@link Decoding#AUTOMATIC}.
     */
    public StringProperty choiceProperty() {
        return choice;
    }

    /** Chooses the decoder of the topic, also for the shown message if another one was chosen for that only. */
    public void choose(String decoder) {
        if (once.get().isPresent() && decoder.equals(choice.get())) {
            once.set(Optional.empty());
            reload();
        } else {
            choice.set(decoder);
        }
    }

    /** The decoder that was chosen for the shown message only; empty if none was. */
    public ReadOnlyObjectProperty<Optional<String>> onceProperty() {
        return once.getReadOnlyProperty();
    }

    /** Decodes the message that was requested last as if another decoder were chosen, until another one is shown. */
    void chooseOnce(String decoder) {
        once.set(Optional.of(decoder));
        reload();
    }

    /** The topic for which decoders are chosen; empty if there is none. */
    public Optional<String> ruleTopic() {
        return Optional.ofNullable(topic);
    }

    /** Chooses the decoder of all topics that a filter matches, the shown one among them. */
    public void chooseFor(String filter, String decoder) {
        String name = topic;
        if (name != null) {
            decoding.chooseFor(filter, name, decoder);
            once.set(Optional.empty());
            topic = null;
            choice.set(decoding.chosen(name));
            topic = name;
            reload();
        }
    }

    /** The number of changes so far to the schemas and jars whose message types and decoders can be chosen. */
    public ReadOnlyIntegerProperty schemasProperty() {
        return schemas.getReadOnlyProperty();
    }

    /** Whether the differences were chosen, or used, last, and not the value: commands act on them. */
    public BooleanProperty differenceProperty() {
        return sides.differenceProperty();
    }

    /** The fields of the shown message. */
    public FieldsViewModel fields() {
        return fields;
    }

    /** Reads pictures among the values for a view. */
    public <I> PictureViewModel<I> pictures(PictureReader<I> by) {
        return new PictureViewModel<>(fx, tasks, by);
    }

    /** Why the value cannot be shown in a form; empty if it can, or is already. */
    public Optional<String> formObstacle(ValueForm form) {
        ShownMessage.Form now = sides.form();
        return now.offered().contains(form)
                ? Optional.empty()
                : Optional.of(Texts.get(
                        !sides.isWanted(false)
                                ? "message.form.comparison"
                                : now.offered().isEmpty() ? "message.form.none" : "message.form.not." + form));
    }

    /** Whether comparisons show lines even where they can show fields. */
    public boolean comparesLines() {
        return reader.forms().comparesLines();
    }

    /** Compares messages by the lines of their text, or by their fields, from now on. */
    public void compareLines(boolean lines) {
        if (lines != comparesLines()) {
            reader.forms().compareLines(lines);
            reload();
        }
    }

    /** Shows values of the same format in a form from now on. */
    public void showAs(ValueForm form) {
        ShownMessage.Form now = sides.form();
        if (now.form() != form && now.offered().contains(form)) {
            reader.forms().choose(now.format(), form);
            searched = null;
            reload();
        }
    }

    /** Shows a large value in full, without layout. */
    public void showAll() {
        all = true;
        reload();
    }

    /** Updates the age; called at every tick. */
    public void updateAge() {
        MessageInfo info = shownProperty().get().info();
        age.set(info == null ? "" : Times.age(clock.getAsLong() - info.timeNanos()));
    }

    /**
     * Reads the full value as it was sent, hex if it is not text, in the background. {@link #statusProperty} reports
     * failure.
     *
     * @param ready receives the value on the JavaFX application thread; not called if there is none
     */
    public void copy(Consumer<String> ready) {
        MessageInfo info = shownProperty().get().info();
        if (info != null) {
            export.copy(info, ready);
        }
    }

    /**
     * Reads the full value as it was sent. {@link #statusProperty} reports failure.
     *
     * @param convert called in the background
     * @param ready receives the message and the result on the JavaFX application thread; not called if there is none
     */
    public <T> void read(Function<byte[], T> convert, BiConsumer<MessageInfo, T> ready) {
        MessageInfo info = shownProperty().get().info();
        if (info != null) {
            export.read(info, convert, result -> ready.accept(info, result));
        }
    }

    /**
     * Writes the value, byte by byte as it was sent, to a file that the user chooses; {@link #statusProperty} reports
     * the result.
     */
    public void save(SaveTarget ask) {
        ShownMessage now = shownProperty().get();
        if (now.info() != null) {
            export.save(now.info(), fileEnding(now.detected()), ask);
        }
    }

    /** The ending of a file with a value in a format. */
    private String fileEnding(List<String> chain) {
        return chain.isEmpty()
                ? Decoder.BINARY_FILE
                : decoding.decoders()
                        .find(chain.getFirst())
                        .map(Decoder::fileEnding)
                        .orElse(Decoder.BINARY_FILE);
    }

    /** The decoders to choose from, and what they are called. */
    public Decoding decoding() {
        return decoding;
    }

    /** Position of the message requested last; {@link Messages#NONE} for none. */
    long position() {
        return position;
    }

    /** Whether this message was requested last, compared with the other one as in {@link #compare}. */
    boolean isOf(long newer, long older) {
        return newer == position && older == compared;
    }

    /** Called when another topic is selected. */
    void clearStatus() {
        export.clearStatus();
    }

    /** Requests no message. The content remains until another message has been read. */
    void reset() {
        sides.cancel();
        position = Messages.NONE;
        compared = Messages.NONE;
        searched = null;
        all = false;
        once.set(Optional.empty());
    }

    /** Applies the decoder chosen for a topic, and keeps later choices for it. */
    void useViewOf(int node) {
        topic = null;
        String next = reader.topicName(node);
        if (!next.equals(fieldsOf)) {
            fields.reset();
            fieldsOf = next;
        }
        choice.set(node == TopicTree.NONE ? Decoding.AUTOMATIC : decoding.chosen(next));
        topic = node == TopicTree.NONE ? null : next;
    }

    /** Moves to another message of the same topic, not compared with a specific message. */
    void show(long newest) {
        position = newest;
        sides.load();
    }

    /**
     * @param older the message to compare with; {@link Messages#NONE} for the previous message of the topic, if
     *     comparing
     */
    void compare(long newer, long older) {
        reset();
        position = newer;
        compared = older;
        useViewOf(reader.topic(newer));
        if (older != Messages.NONE && !differenceProperty().get()) {
            differenceProperty().set(true);
        } else {
            sides.load();
        }
    }

    /** Shows a message with search matches marked, without differences. */
    void showFound(long found, PayloadPattern pattern) {
        reset();
        position = found;
        searched = pattern;
        useViewOf(reader.topic(found));
        if (differenceProperty().get()) {
            differenceProperty().set(false);
        } else {
            sides.load();
        }
    }

    /** Shows why there is no message, until one is requested. */
    void showInstead(ShownMessage nothing) {
        sides.showInstead(nothing);
    }

    /** Cancels all reads. */
    void close() {
        sides.cancel();
        fields.close();
    }

    private void choose() {
        if (topic != null) {
            once.set(Optional.empty());
            decoding.choose(topic, choice.get());
            reload();
        }
    }

    /** Reads the message again if it would be decoded differently by now. */
    void refresh() {
        schemas.set(decoding.changesOfFiles());
        if (position != Messages.NONE && !knowledge().equals(known)) {
            sides.load();
        }
    }

    private Object knowledge() {
        Object version = decoding.version(reader.topicName(reader.topic(position)), position);
        // The message to compare with may be of another topic.
        return sides.isWanted(true) ? List.of(version, decoding.changes()) : version;
    }

    private void reload() {
        if (position != Messages.NONE) {
            sides.cancel();
            sides.load();
        }
    }

    private Optional<ShownMessageReader.Request> request(boolean compares) {
        if (position == Messages.NONE) {
            return Optional.empty();
        }
        known = knowledge();
        return Optional.of(new ShownMessageReader.Request(
                position, compared, compares, once.get().orElse(choice.get()), all, searched, fields.wish()));
    }
}
