// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;

/**
 * Something the user can do. Immutable and without state: what it acts on, its context, is passed to each call. Used on
 * the JavaFX application thread.
 *
 * @param <C> the part of the window that it acts on
 */
public final class Command<C> {
    /** Where the keys of a command work. */
    enum Reach {
        /** While the focus is in its context. */
        FOCUSED,
        /** Wherever the focus is, but not while a question is open. */
        WINDOW,
        /** Always. */
        QUESTIONS
    }

    private final String id;
    private final Class<C> context;
    private final ObjIntConsumer<C> action;
    private Optional<Feather> icon = Optional.empty();
    private List<KeyCombination> keys = List.of();
    private Function<C, Optional<String>> obstacle = target -> Optional.empty();
    private Reach reach = Reach.FOCUSED;
    private boolean listed = true;
    private boolean indexed;

    private Command(String id, Class<C> context, ObjIntConsumer<C> action) {
        this.id = id;
        this.context = context;
        this.action = action;
    }

    /**
     * Defines a command whose keys work while the focus is in its context.
     *
     * @param id such as {@code tree.clear-retained}; its texts have the keys {@code command.ID} and
     *     {@code command.ID.about}
     */
    public static <C> Command<C> of(String id, Class<C> context, Consumer<C> action) {
        return new Command<>(id, context, (target, key) -> action.accept(target));
    }

    /** Defines a command that receives the index of the key pressed; the palette and menus cannot run it. */
    public static <C> Command<C> byKey(String id, Class<C> context, ObjIntConsumer<C> action) {
        Command<C> command = new Command<>(id, context, action).unlisted();
        command.indexed = true;
        return command;
    }

    private Command<C> copy() {
        Command<C> copy = new Command<>(id, context, action);
        copy.icon = icon;
        copy.keys = keys;
        copy.obstacle = obstacle;
        copy.reach = reach;
        copy.listed = listed;
        copy.indexed = indexed;
        return copy;
    }

    /** The same, not offered by menus and the palette. */
    public Command<C> unlisted() {
        Command<C> copy = copy();
        copy.listed = false;
        return copy;
    }

    /** The same with an icon. */
    public Command<C> icon(Feather feather) {
        Command<C> copy = copy();
        copy.icon = Optional.of(feather);
        return copy;
    }

    /** The same with default keys, such as {@code Shortcut+Shift+F}; menus show the first. */
    public Command<C> keys(String... combinations) {
        Command<C> copy = copy();
        copy.keys = Stream.of(combinations).map(KeyCombination::valueOf).toList();
        return copy;
    }

    /** The same, disabled where the function returns the reason, a sentence. */
    public Command<C> unless(Function<C, Optional<String>> reason) {
        Command<C> copy = copy();
        copy.obstacle = reason;
        return copy;
    }

    /** The same with keys that work wherever the focus is, but not while a question is open. */
    public Command<C> everywhere() {
        Command<C> copy = copy();
        copy.reach = Reach.WINDOW;
        return copy;
    }

    /** The same with keys that work even while a question is open. */
    public Command<C> always() {
        Command<C> copy = copy();
        copy.reach = Reach.QUESTIONS;
        return copy;
    }

    public String id() {
        return id;
    }

    /** The part of the window it acts on. */
    public Class<C> context() {
        return context;
    }

    /** What it does, verb first, for menus and the palette. */
    public String title() {
        return Texts.get("command." + id);
    }

    /** What it does, in one sentence without a full stop. */
    public String about() {
        return Texts.get("command." + id + ".about");
    }

    public Optional<Feather> icon() {
        return icon;
    }

    /** Its keys, unless the user has changed them: see {@link Keymap#keys}. */
    public List<KeyCombination> defaultKeys() {
        return keys;
    }

    Reach reach() {
        return reach;
    }

    /** Whether menus and the palette can offer it. */
    public boolean isListed() {
        return listed;
    }

    /** Whether it depends on which of its keys was pressed, so that each key has a meaning of its own. */
    public boolean isIndexed() {
        return indexed;
    }

    /** Whether an object is something it acts on. */
    public boolean accepts(Object target) {
        return context.isInstance(target);
    }

    /** Why it cannot run now, a sentence; empty if it can. */
    public Optional<String> obstacle(Object target) {
        return obstacle.apply(context.cast(target));
    }

    /** Runs it; the caller has checked {@link #obstacle}. */
    public void run(Object target) {
        run(target, 0);
    }

    void run(Object target, int key) {
        action.accept(context.cast(target), key);
    }

    @Override
    public String toString() {
        return id;
    }
}
