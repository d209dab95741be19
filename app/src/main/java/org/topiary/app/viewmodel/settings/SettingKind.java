// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.topiary.app.viewmodel.input.InputRules;

/**
 * The values of a setting, which determine the control that changes it.
 *
 * @param <T> the type of the values
 */
public sealed interface SettingKind<T> {
    /** One of a few values; {@code setting.ID.VALUE} are their names. */
    record Choice<T extends Enum<T>>(Class<T> values) implements SettingKind<T> {
        /** All values, in the order in which they are shown. */
        public List<T> all() {
            return List.of(values.getEnumConstants());
        }

        @Override
        public Optional<T> read(String text) {
            return all().stream().filter(each -> each.name().equals(text)).findFirst();
        }
    }

    /**
     * A whole number; {@code setting.ID.unit} is its unit.
     *
     * @param least smallest value, at least 0
     * @param most largest value, below ten digits
     * @param step what a press of an arrow key adds
     */
    record WholeNumber(int least, int most, int step) implements SettingKind<Integer> {
        @Override
        public Optional<Integer> read(String text) {
            return InputRules.number(least, most).apply(text).isEmpty()
                    ? Optional.of(Integer.valueOf(text.strip()))
                    : Optional.empty();
        }
    }

    /** On or off. */
    record Switch() implements SettingKind<Boolean> {
        @Override
        public Optional<Boolean> read(String text) {
            return switch (text) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
    }

    /**
     * A line of text.
     *
     * @param fault the error of a text, as a sentence; empty if there is none
     */
    record Text(UnaryOperator<String> fault) implements SettingKind<String> {
        @Override
        public Optional<String> read(String text) {
            return fault.apply(text).isEmpty() ? Optional.of(text) : Optional.empty();
        }
    }

    /** Something with a control of its own, which the window supplies; kept in a field of the settings. */
    record Custom<T>() implements SettingKind<T> {}

    /** Something that cannot be set; the description says why. {@code setting.ID.value} is what holds instead. */
    record Fixed() implements SettingKind<String> {}

    /** The value of a text in the file; empty if it is none. */
    default Optional<T> read(String text) {
        return Optional.empty();
    }

    /** The text of a value in the file. */
    default String write(T value) {
        return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
    }
}
