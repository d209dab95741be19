// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;

/**
 * The paths of the fields of one table, by small numbers: comparing these is quick, and a path takes memory once for
 * all rows. The id of the whole payload is 0; others follow in the order in which they appeared. Fields are added by
 * one thread at a time; {@link #id} can be called by any.
 */
final class Paths {
    static final int ROOT = 0;
    /** The id of a path that is not known, or for which there is no room. */
    static final int NONE = -1;
    /** Devices that invent names for fields must not fill the memory. */
    static final int MAX = 2_000;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<FieldPath, Integer> ids = new ConcurrentHashMap<>();
    private boolean full;

    private record Node(FieldPath path, Map<String, Integer> children) {}

    Paths() {
        add(FieldPath.ROOT);
    }

    private int add(FieldPath path) {
        int id = nodes.size();
        nodes.add(new Node(path, new HashMap<>()));
        ids.put(path, id);
        return id;
    }

    /** The id of a member of the object with an id; {@link #NONE} if it is new and there are too many. */
    int child(int parent, Field member) {
        Node node = nodes.get(parent);
        Integer known = node.children.get(member.name());
        if (known != null) {
            return known;
        }
        if (nodes.size() == MAX) {
            full = true;
            return NONE;
        }
        int id = add(node.path.to(member));
        node.children.put(member.name(), id);
        return id;
    }

    FieldPath path(int id) {
        return nodes.get(id).path;
    }

    /** One more than the largest id. */
    int size() {
        return nodes.size();
    }

    /** Whether fields are left out because there are too many. */
    boolean isFull() {
        return full;
    }

    /** The id of a path; {@link #NONE} if no field had it. Any thread. */
    int id(FieldPath path) {
        return ids.getOrDefault(path, NONE);
    }
}
