// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.ProxyChoice;

/**
 * The user's settings and the state of the window.
 *
 * @param window empty: never shown yet
 * @param sizes sizes of the parts of a session's layout by name: pixels, or a share from 0 to 1
 * @param openPanels the id of the panel that is open in each part of a session's layout; empty if the part is closed
 * @param logBudgetMiB budget that the message logs of all open sessions share, {@value #MIN_LOG_BUDGET_MIB} to
 *     {@value #MAX_LOG_BUDGET_MIB}
 * @param topicLimit maximum number of topics, and levels above them, in a session's tree, {@value #MIN_TOPIC_LIMIT} to
 *     {@value #MAX_TOPIC_LIMIT}
 * @param layout the open connections
 * @param defaultProxy the proxy of connections whose profile specifies none
 * @param modules paths of PKCS#11 modules that the user chose in this installation
 * @param knownAccess how others can open the data folder (see {@link DataDir#openAccess}), if the user knows and
 *     accepts that; empty: they cannot, or the user has not accepted it
 * @param keys the keys that the user has changed, by the id of the command
 * @param values the settings without a field of their own that differ from their defaults, as texts by their ids; also
 *     those of other versions of the program
 */
public record Settings(
        Theme theme,
        Optional<WindowPlace> window,
        Map<String, Double> sizes,
        Map<String, String> openPanels,
        TreeColumns treeColumns,
        int logBudgetMiB,
        int topicLimit,
        Layout layout,
        ProxyChoice defaultProxy,
        Set<String> modules,
        String knownAccess,
        Map<String, List<String>> keys,
        Map<String, String> values) {
    public static final int MIN_LOG_BUDGET_MIB = 8;
    public static final int MAX_LOG_BUDGET_MIB = 65_536;
    public static final int MIN_TOPIC_LIMIT = 1_000;
    public static final int MAX_TOPIC_LIMIT = 100_000_000;
    public static final Settings DEFAULT = new Settings(
            Theme.SYSTEM,
            Optional.empty(),
            Map.of(),
            Map.of(),
            TreeColumns.DEFAULT,
            256,
            TopicTree.DEFAULT_LIMIT,
            Layout.EMPTY,
            ProxyChoice.DEFAULT,
            Set.of(),
            "",
            Map.of(),
            Map.of());

    /** Light, dark, or the system's choice. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /**
     * Place of a window in screen coordinates; if maximised, the place it returns to.
     *
     * @param width above 0
     * @param height above 0
     */
    public record WindowPlace(double x, double y, double width, double height, boolean maximised) {}

    public Settings {
        sizes = Map.copyOf(sizes);
        openPanels = Map.copyOf(openPanels);
        modules = Set.copyOf(modules);
        keys = Map.copyOf(keys);
        values = Map.copyOf(values);
        logBudgetMiB = Math.clamp(logBudgetMiB, MIN_LOG_BUDGET_MIB, MAX_LOG_BUDGET_MIB);
        topicLimit = Math.clamp(topicLimit, MIN_TOPIC_LIMIT, MAX_TOPIC_LIMIT);
    }

    public Settings withTheme(Theme changed) {
        return copy(copy -> copy.theme = changed);
    }

    public Settings withWindow(WindowPlace changed) {
        return copy(copy -> copy.window = Optional.of(changed));
    }

    /** A copy with another size of one part of the layout. */
    public Settings withSize(String name, double size) {
        Map<String, Double> changed = new HashMap<>(sizes);
        changed.put(name, size);
        return copy(copy -> copy.sizes = changed);
    }

    /** A copy with another panel open in one part of the layout. */
    public Settings withOpenPanel(String part, String panel) {
        Map<String, String> changed = new HashMap<>(openPanels);
        changed.put(part, panel);
        return copy(copy -> copy.openPanels = changed);
    }

    public Settings withTreeColumns(TreeColumns changed) {
        return copy(copy -> copy.treeColumns = changed);
    }

    public Settings withLogBudgetMiB(int changed) {
        return copy(copy -> copy.logBudgetMiB = changed);
    }

    public Settings withTopicLimit(int changed) {
        return copy(copy -> copy.topicLimit = changed);
    }

    public Settings withLayout(Layout changed) {
        return copy(copy -> copy.layout = changed);
    }

    public Settings withDefaultProxy(ProxyChoice changed) {
        return copy(copy -> copy.defaultProxy = changed);
    }

    /** A copy with a PKCS#11 module that the user chose. */
    public Settings withModule(String path) {
        Set<String> changed = new HashSet<>(modules);
        changed.add(path);
        return copy(copy -> copy.modules = changed);
    }

    /** A copy with the access to the data folder that the user accepts; empty: none. */
    public Settings withKnownAccess(String changed) {
        return copy(copy -> copy.knownAccess = changed);
    }

    /** A copy with other keys of commands. */
    public Settings withKeys(Map<String, List<String>> changed) {
        return copy(copy -> copy.keys = changed);
    }

    /** A copy with another value of a setting without a field of its own; empty: its default. */
    public Settings withValue(String id, Optional<String> changed) {
        Map<String, String> all = new HashMap<>(values);
        changed.ifPresentOrElse(value -> all.put(id, value), () -> all.remove(id));
        return copy(copy -> copy.values = all);
    }

    private Settings copy(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.toSettings();
    }

    /** The values of settings to be. */
    private static final class Copy {
        Theme theme;
        Optional<WindowPlace> window;
        Map<String, Double> sizes;
        Map<String, String> openPanels;
        TreeColumns treeColumns;
        int logBudgetMiB;
        int topicLimit;
        Layout layout;
        ProxyChoice defaultProxy;
        Set<String> modules;
        String knownAccess;
        Map<String, List<String>> keys;
        Map<String, String> values;

        Copy(Settings settings) {
            theme = settings.theme;
            window = settings.window;
            sizes = settings.sizes;
            openPanels = settings.openPanels;
            treeColumns = settings.treeColumns;
            logBudgetMiB = settings.logBudgetMiB;
            topicLimit = settings.topicLimit;
            layout = settings.layout;
            defaultProxy = settings.defaultProxy;
            modules = settings.modules;
            knownAccess = settings.knownAccess;
            keys = settings.keys;
            values = settings.values;
        }

        Settings toSettings() {
            return new Settings(
                    theme,
                    window,
                    sizes,
                    openPanels,
                    treeColumns,
                    logBudgetMiB,
                    topicLimit,
                    layout,
                    defaultProxy,
                    modules,
                    knownAccess,
                    keys,
                    values);
        }
    }
}
