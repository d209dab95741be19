// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.standard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.avro.AvroDecoder;
import org.topiary.payload.avro.schema.AvroSchemas;
import org.topiary.payload.avro.schema.AvroTypes;
import org.topiary.payload.avro.schema.ChosenAvroTypes;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.DecoderChoice;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.protobuf.ProtobufDecoder;
import org.topiary.payload.protobuf.schema.ChosenTypes;
import org.topiary.payload.protobuf.schema.MessageTypes;
import org.topiary.payload.protobuf.schema.SchemaProblem;
import org.topiary.payload.protobuf.schema.Schemas;
import org.topiary.payload.schema.FolderState;
import org.topiary.payload.schema.SchemaFiles;
import org.topiary.payload.template.ChosenLayouts;
import org.topiary.payload.template.LayoutDecoder;
import org.topiary.payload.template.LayoutProblem;
import org.topiary.payload.template.Layouts;
import org.topiary.payload.words.PayloadProblems;

/**
 * What is in a folder of schemas: message types of Protobuf, types of Avro, and binary layouts. Loads no class of
 * protobuf-java as long as there are no schemas for it. Immutable; any thread.
 */
public final class UserSchemas {
    /** No schemas. */
    public static final UserSchemas NONE = new UserSchemas(null, AvroSchemas.NONE, Layouts.NONE);

    /** Ids of the decoders that read payloads by schemas. */
    private static final Set<String> DECODERS = Set.of(ProtobufDecoder.ID, AvroDecoder.ID, LayoutDecoder.ID);

    private final @Nullable Schemas protobuf;
    private final AvroSchemas avro;
    private final Layouts layouts;

    private UserSchemas(@Nullable Schemas protobuf, AvroSchemas avro, Layouts layouts) {
        this.protobuf = protobuf;
        this.avro = avro;
        this.layouts = layouts;
    }

    /** Loads the schemas of a folder. Waits for the disk; what cannot be read is left out with a problem. */
    public static UserSchemas load(Path folder) {
        return new UserSchemas(Schemas.load(folder), AvroSchemas.load(folder), Layouts.load(folder));
    }

    /**
     * The same, but without looking for kinds of schemas that the folder does not have. Reports to the
     * {@link WorkStage} of the thread how many of the files are read.
     *
     * @param state that of the folder
     */
    public static UserSchemas load(Path folder, FolderState state) {
        WorkStage stage = WorkStage.current();
        double all = Math.max(1, state.count(SchemaFiles::isSchema));
        double toProtobuf = state.count(SchemaFiles::isProtobuf) / all;
        double toAvro = Math.min(1, toProtobuf + state.count(SchemaFiles::isAvro) / all);
        return new UserSchemas(
                state.mayHave(SchemaFiles::isProtobuf)
                        ? stage.part(0, toProtobuf).call(() -> Schemas.load(folder))
                        : null,
                state.mayHave(SchemaFiles::isAvro)
                        ? stage.part(toProtobuf, toAvro).call(() -> AvroSchemas.load(folder))
                        : AvroSchemas.NONE,
                state.mayHave(SchemaFiles::isLayout)
                        ? stage.part(toAvro, 1).call(() -> Layouts.load(folder))
                        : Layouts.NONE);
    }

    /** These schemas, and those of the layouts that have other names. */
    public UserSchemas and(Layouts others) {
        return new UserSchemas(protobuf, avro, layouts.and(others));
    }

    /** Whether a decoder reads payloads by schemas. */
    public static boolean isReadBySchema(String decoder) {
        return DECODERS.contains(decoder);
    }

    /** All kinds, in the order of their decoders. A problem that several kinds have is one of the first. */
    public List<SchemaKind> kinds() {
        Set<String> told = new HashSet<>();
        return List.of(
                kind(
                        ProtobufDecoder.ID,
                        protobuf == null ? List.of() : protobuf.names(),
                        protobuf == null
                                ? List.of()
                                : protobuf.problems().stream()
                                        .map(SchemaProblem::asDecodeProblem)
                                        .toList(),
                        told),
                kind(AvroDecoder.ID, avro.names(), avro.problems(), told),
                kind(
                        LayoutDecoder.ID,
                        layouts.names(),
                        layouts.problems().stream()
                                .map(LayoutProblem::asDecodeProblem)
                                .toList(),
                        told));
    }

    private static SchemaKind kind(
            String decoder, Collection<String> names, List<DecodeProblem> problems, Set<String> told) {
        List<String> sentences = new ArrayList<>();
        for (DecodeProblem each : problems) {
            String sentence = PayloadProblems.sentences(List.of(each));
            if (told.add(sentence)) {
                sentences.add(sentence);
            }
        }
        return new SchemaKind(decoder, List.copyOf(names), List.copyOf(sentences));
    }

    /** Why the folder could not be listed; empty if it was. */
    public Optional<DecodeProblem> problemOfFolder() {
        return protobuf == null
                ? Optional.empty()
                : protobuf.problems().stream()
                        .filter(each -> each.file().isEmpty())
                        .findFirst()
                        .map(SchemaProblem::asDecodeProblem);
    }

    /** Whether there is the message type or layout that a choice names. */
    public boolean has(DecoderChoice choice) {
        String name = choice.argument();
        return switch (choice.id()) {
            case ProtobufDecoder.ID -> protobuf != null && protobuf.find(name).isPresent();
            case AvroDecoder.ID -> avro.find(name).isPresent();
            case LayoutDecoder.ID -> layouts.find(name).isPresent();
            default -> false;
        };
    }

    /**
     * The files that a choice needs, by their names in the folder with slashes; empty if it needs none, or there is no
     * such type.
     *
     * @param folder the one that was loaded
     */
    public Set<String> filesOf(DecoderChoice choice, Path folder) {
        String name = choice.argument();
        return switch (choice.id()) {
            case ProtobufDecoder.ID -> protobuf == null ? Set.of() : protobuf.filesOf(name);
            case AvroDecoder.ID -> avro.filesOf(name);
            case LayoutDecoder.ID ->
                layouts.find(name).isEmpty()
                        ? Set.of()
                        : SchemaFiles.find(folder, SchemaFiles.isLayoutNamed(name), SchemaFiles.NO_PROBLEMS)
                                .keySet();
            default -> Set.of();
        };
    }

    /**
     * What decoders ask for, see {@link Context#knowledge}.
     *
     * @param choice the decoder, and the message type or layout, chosen for a payload
     * @param reasons why schemas could not be read; empty if they were
     */
    public <T> Optional<T> knowledge(
            Class<T> type, Function<Sample, DecoderChoice> choice, List<DecodeProblem> reasons) {
        if (type.equals(MessageTypes.class)) {
            Function<Sample, String> name = names(ProtobufDecoder.ID, choice);
            MessageTypes types =
                    protobuf == null ? ChosenTypes.withoutSchemas(name, reasons) : new ChosenTypes(protobuf, name);
            return Optional.of(type.cast(types));
        }
        if (type.equals(AvroTypes.class)) {
            return Optional.of(type.cast(new ChosenAvroTypes(avro, names(AvroDecoder.ID, choice), reasons)));
        }
        return type.equals(ChosenLayouts.class)
                ? Optional.of(type.cast(new ChosenLayouts(layouts, names(LayoutDecoder.ID, choice), reasons)))
                : Optional.empty();
    }

    private static Function<Sample, String> names(String decoder, Function<Sample, DecoderChoice> choice) {
        return choice.andThen(each -> each.id().equals(decoder) ? each.argument() : "");
    }

    /** Knows these schemas and what was chosen, nothing else. */
    public Context context(Function<Sample, DecoderChoice> choice) {
        return new Context() {
            @Override
            public String chosenDecoder(Sample sample) {
                return choice.apply(sample).id();
            }

            @Override
            public <T> Optional<T> knowledge(Class<T> type) {
                return UserSchemas.this.knowledge(type, choice, List.of());
            }
        };
    }
}
