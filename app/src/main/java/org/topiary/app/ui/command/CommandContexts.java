// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Assigns to parts of the window what commands act on while the focus is in them. JavaFX application thread. */
public final class CommandContexts {
    private CommandContexts() {}

    /** Makes an object the context of a node and of everything in it. */
    public static void put(Node part, Object context) {
        part.getProperties().put(CommandContexts.class, context);
    }

    private static @Nullable Object of(Node node) {
        return node.hasProperties() ? node.getProperties().get(CommandContexts.class) : null;
    }

    /** The contexts of a node: its own, then those of its ancestors. */
    public static List<Object> around(@Nullable Node node) {
        List<Object> contexts = new ArrayList<>();
        for (Node each = node; each != null; each = each.getParent()) {
            Object context = of(each);
            if (context != null) {
                contexts.add(context);
            }
        }
        return contexts;
    }

    /** The visible contexts in a part of the window, without those of which there are several, such as cards. */
    public static Collection<Object> within(Node part) {
        Map<Class<?>, Object> found = new LinkedHashMap<>();
        Set<Class<?>> several = new HashSet<>();
        collect(part, found, several);
        several.forEach(found::remove);
        return found.values();
    }

    private static void collect(Node node, Map<Class<?>, Object> found, Set<Class<?>> several) {
        if (!node.isVisible()) {
            return;
        }
        Object context = of(node);
        if (context != null && found.put(context.getClass(), context) != null) {
            several.add(context.getClass());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found, several));
        }
    }
}
