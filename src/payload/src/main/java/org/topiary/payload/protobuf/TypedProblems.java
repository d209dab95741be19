// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.Utf8;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.DecodeProblem;

/** Finds what is wrong with a message of a known type, and with those inside it, without recursion. */
final class TypedProblems {
    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_CHARS = 300;

    private final List<DecodeProblem> problems = new ArrayList<>();
    private final Map<Descriptor, List<FieldDescriptor>> required = new HashMap<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    /** Where the next report is due. */
    private int due = WorkStage.BYTES;

    private record Level(TypedMessage message, Iterator<WireField> fields, Set<Integer> seen) {}

    static List<DecodeProblem> of(TypedMessage root) {
        TypedProblems found = new TypedProblems();
        WorkStage stage = WorkStage.current();
        stage.part(0, 0.3).run(() -> found.open(root));
        stage.part(0.3, 1).run(found::check);
        return List.copyOf(found.problems);
    }

    private void check() {
        while (!levels.isEmpty() && problems.size() <= MAX_PROBLEMS) {
            step();
        }
    }

    private void add(String id, Object... arguments) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(DecodeProblem.of(id, arguments));
        } else if (problems.size() == MAX_PROBLEMS) {
            problems.add(DecodeProblem.of("protobuf.more"));
        }
    }

    private static String name(FieldDescriptor field) {
        return VisibleText.line(TypedMessage.nameOf(field), MAX_CHARS);
    }

    private void open(TypedMessage message) {
        WireMessage.Result read = message.read();
        if (!read.isWellFormed()) {
            add("protobuf.wrong", read.wrongAt());
        }
        levels.push(new Level(message, read.fields().iterator(), new HashSet<>()));
    }

    private void step() {
        Level level = levels.element();
        if (!level.fields.hasNext()) {
            levels.pop();
            finish(level);
            return;
        }
        WireField wire = level.fields.next();
        if (wire.start() >= due) {
            WorkStage.current().reached(wire.start(), level.message.payload().length);
            due = wire.start() + WorkStage.BYTES;
        }
        FieldDescriptor field = level.message.find(wire.number());
        if (field == null) {
            return;
        }
        if (level.message.find(wire) == null) {
            add("protobuf.wireType", name(field), wire.start());
            return;
        }
        level.seen.add(wire.number());
        if (field.getJavaType() == JavaType.MESSAGE) {
            if (!level.message.isDeepest()) {
                open(level.message.inner(field.getMessageType(), wire));
            }
        } else if (field.getType() == FieldDescriptor.Type.STRING) {
            checkText(level.message, field, wire);
        } else if (field.isRepeated()) {
            PackedNumbers numbers = WireRules.elements(field, level.message.payload(), wire);
            while (numbers.hasNext()) {
                numbers.next();
            }
            if (numbers.isCut()) {
                add("protobuf.wrong", numbers.at());
            }
        }
    }

    private void checkText(TypedMessage message, FieldDescriptor field, WireField wire) {
        if (!Utf8.isWellFormed(message.payload(), wire.from(), wire.to())) {
            add("protobuf.notUtf8", name(field), wire.from());
        }
    }

    private void finish(Level level) {
        for (FieldDescriptor each : required.computeIfAbsent(level.message.type(), TypedProblems::required)) {
            if (!level.seen.contains(each.getNumber())) {
                add(
                        "protobuf.missing",
                        name(each),
                        VisibleText.line(level.message.type().getFullName(), MAX_CHARS));
            }
        }
        @Nullable TypedMessage inAny = WellKnownTypes.inAny(level.message);
        if (inAny != null) {
            open(inAny);
        }
    }

    private static List<FieldDescriptor> required(Descriptor type) {
        return type.getFields().stream().filter(FieldDescriptor::isRequired).toList();
    }
}
