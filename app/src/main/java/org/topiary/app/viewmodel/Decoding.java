// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.text.Texts;
import org.topiary.core.log.Message;
import org.topiary.core.log.Messages;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.mqtt.profile.DecoderRules;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.payload.command.ChosenCommand;
import org.topiary.payload.command.UserCommand;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.DecoderChoice;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.jar.ChosenJar;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.payload.template.LayoutDecoder;

/**
 * How the payloads of a session are read: the decoders, and which of them the user chose for which topics. Choices are
 * made on the JavaFX application thread; everything else on any thread.
 */
public final class Decoding {
    /** Stands for the decoder that fits the payload. */
    public static final String AUTOMATIC = "";

    /** Number of bytes that {@link #preview} needs. */
    public static final int PREVIEW_BYTES = Head.BYTES;

    static final int MAX_RULES = 1_000;

    private final Formats formats;
    private final Consumer<List<DecoderRule>> keeper;
    private final Knowledge knowledge;
    private volatile Rules rules;

    /** The number of changes to the schemas and jars at the last tick. */
    private volatile int drawn;

    private volatile List<UserCommand> drawnCommands = List.of();

    /**
     * @param number of changes that led to these rules
     * @param typed whether one of them names a message type
     */
    private record Rules(DecoderRules rules, int number, boolean typed) {
        Rules(Collection<DecoderRule> list, int number) {
            this(
                    new DecoderRules(list),
                    number,
                    list.stream().anyMatch(rule -> !argument(rule.decoder()).isEmpty()));
        }
    }

    /**
     * @param rules the first one that matches a topic counts
     * @param keeper saves the rules after each choice
     */
    public Decoding(Decoders decoders, Collection<DecoderRule> rules, Consumer<List<DecoderRule>> keeper) {
        this(new Formats(decoders, SchemaLibrary.empty()), rules, keeper, Knowledge.NONE);
    }

    /** @param knowledge what is known about the session beyond payloads and schemas */
    public Decoding(
            Formats formats, Collection<DecoderRule> rules, Consumer<List<DecoderRule>> keeper, Knowledge knowledge) {
        this.formats = formats;
        this.keeper = keeper;
        this.knowledge = knowledge;
        this.rules = new Rules(rules, 0);
    }

    /** The standard decoders, and choices that nobody keeps. */
    public static Decoding standard() {
        return new Decoding(StandardDecoders.ALL, List.of(), rules -> {});
    }

    public Decoders decoders() {
        return formats.decoders();
    }

    /** The schemas whose message types can be chosen. */
    public SchemaLibrary schemas() {
        return formats.schemas();
    }

    /** The programs of the user that decode payloads. */
    public UserCommands commands() {
        return formats.commands();
    }

    /** The jars of the user that decode payloads. */
    public UserJars jars() {
        return formats.jars();
    }

    /** Whether schemas have been read, or jars loaded, since the last tick. Any thread. */
    public boolean isOutOfDate() {
        return changesOfFiles() != drawn || !commands().all().equals(drawnCommands);
    }

    /**
     * Looks every few seconds whether schemas have changed, in the background, if a topic has a message type, or a
     * payload names its schema.
     */
    public void tick() {
        drawn = changesOfFiles();
        drawnCommands = commands().all();
        if (rules.typed || schemas().isWanted()) {
            schemas().lookNowAndThen();
        }
    }

    /** The number of changes so far to the schemas and jars. */
    public int changesOfFiles() {
        return schemas().changes() + jars().changes();
    }

    private static String argument(String choice) {
        return DecoderChoice.of(choice).argument();
    }

    /** The decoder chosen for a topic, as {@link DecoderChoice} stores it, or {@link #AUTOMATIC}. */
    public String chosen(String topic) {
        return rules.rules.decoder(topic);
    }

    /**
     * Chooses the decoder of one topic, ahead of all other rules. Beyond 1,000 rules the last one is dropped.
     *
     * @param decoder as {@link DecoderChoice} stores it, or {@link #AUTOMATIC}
     */
    public void choose(String topic, String decoder) {
        List<DecoderRule> others = rules.rules.list().stream()
                .filter(rule -> !rule.filter().equals(topic))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!new DecoderRules(others).decoder(topic).equals(decoder)) {
            others.addFirst(new DecoderRule(topic, decoder));
        }
        keep(others);
    }

    /**
     * Chooses the decoder of the topics that a filter matches: behind the rules of single topics, but instead of that
     * of one of them, and ahead of those of other filters. Beyond 1,000 rules the last one is dropped.
     *
     * @param topic one that the filter matches, and for which it shall count
     * @param decoder as {@link DecoderChoice} stores it, or {@link #AUTOMATIC}
     */
    public void chooseFor(String filter, String topic, String decoder) {
        List<DecoderRule> others = rules.rules.list().stream()
                .filter(rule -> !rule.filter().equals(filter) && !rule.filter().equals(topic))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!decoder.isEmpty() || !new DecoderRules(others).decoder(topic).isEmpty()) {
            int at = 0;
            while (at < others.size() && !TopicRules.hasWildcard(others.get(at).filter())) {
                at++;
            }
            others.add(Math.min(at, MAX_RULES - 1), new DecoderRule(filter, decoder));
        }
        keep(others);
    }

    /** The filter by which the decoder of a topic was chosen, which may be the topic itself; empty if none was. */
    public String filterOf(String topic) {
        return rules.rules.filter(topic);
    }

    private void keep(List<DecoderRule> changed) {
        List<DecoderRule> kept = List.copyOf(changed.subList(0, Math.min(changed.size(), MAX_RULES)));
        if (!kept.equals(rules.rules.list())) {
            rules = new Rules(kept, rules.number + 1);
            keeper.accept(kept);
        }
    }

    /**
     * The number of changes so far to the rules, to the schemas and jars, and to what is known about the session, by
     * which outdated previews are recognized.
     */
    public int changes() {
        return rules.number + changesOfFiles() + knowledge.changes();
    }

    /** Equal to an earlier result as long as decoding the message again, by the same rules, would yield the same. */
    public Object version(String topic, long position) {
        Object known = knowledge.version(topic, position);
        return argument(chosen(topic)).isEmpty() && !schemas().isWanted()
                ? known
                : List.of(known, changesOfFiles(), commands().all());
    }

    /** Decodes a message with the decoder that fits its payload. */
    public Decoded decode(Message message, String topic) {
        return decoders().decode(sample(message, topic), context(sample -> AUTOMATIC));
    }

    /**
     * Decodes a message with a certain decoder.
     *
     * @param decoder as {@link DecoderChoice} stores it
     */
    public Decoded decode(Message message, String topic, String decoder) {
        return decoders().decode(sample(message, topic), context(sample -> decoder));
    }

    /**
     * The same for a message that the user looks at: runs the command of the user if that was chosen, and waits longer
     * for a jar.
     *
     * @param cancel ends the command
     */
    public Decoded decode(Message message, String topic, String decoder, Cancel cancel) {
        DecoderChoice chosen = DecoderChoice.of(decoder);
        Context plain = context(sample -> decoder);
        return decoders()
                .decode(
                        sample(message, topic),
                        mayTakeSeconds(decoder)
                                ? new Patient(
                                        plain,
                                        commands().until(cancel, sample -> chosen),
                                        jars().chosen(true, sample -> chosen))
                                : plain);
    }

    /** Whether a program of the user decodes the message that is looked at. */
    public static boolean mayTakeSeconds(String choice) {
        DecoderChoice chosen = DecoderChoice.of(choice);
        return UserCommands.isChosen(chosen) || UserJars.isChosen(chosen);
    }

    /** A context in which a command may run, and a jar may take its time. */
    private record Patient(Context other, ChosenCommand command, ChosenJar jar) implements Context {
        @Override
        public String chosenDecoder(Sample sample) {
            return other.chosenDecoder(sample);
        }

        @Override
        public <T> Optional<T> knowledge(Class<T> type) {
            if (type.equals(ChosenCommand.class)) {
                return Optional.of(type.cast(command));
            }
            return type.equals(ChosenJar.class) ? Optional.of(type.cast(jar)) : other.knowledge(type);
        }
    }

    /** Why a message was decoded automatically with the first of these decoders. */
    public Decoder.Basis basis(Message message, String topic, List<String> chain) {
        return decoders().basis(sample(message, topic), chain);
    }

    private Context context(Function<Sample, String> chooser) {
        return contextOf(chooser.andThen(DecoderChoice::of));
    }

    private Context contextOf(Function<Sample, DecoderChoice> choice) {
        return new Context() {
            @Override
            public String chosenDecoder(Sample sample) {
                return choice.apply(sample).id();
            }

            @Override
            public <T> Optional<T> knowledge(Class<T> type) {
                return type.equals(ChosenJar.class)
                        ? Optional.of(type.cast(jars().chosen(false, choice)))
                        : schemas().knowledge(type, choice).or(() -> knowledge.find(type));
            }
        };
    }

    private static Sample sample(Message message, String topic) {
        return new Sample(
                topic, message.payload(), properties(message.properties()), message.position(), message.timeNanos());
    }

    private static Sample.Properties properties(byte[] encoded) {
        if (encoded.length == 0) {
            return Sample.Properties.NONE;
        }
        try {
            MessageProperties properties = MessageProperties.decode(encoded);
            return new Sample.Properties(properties.contentType(), properties.payloadFormat() == 1);
        } catch (IllegalArgumentException e) {
            // The list of properties shows what cannot be read.
            return Sample.Properties.NONE;
        }
    }

    /**
     * Summarizes a payload in one line, with the decoder chosen for its topic.
     *
     * @param head with the first {@link #PREVIEW_BYTES}
     */
    public String preview(Messages.Head head, String topic, int maxChars) {
        return previews(topic).of(head, topic, maxChars);
    }

    /**
     * Like {@link #preview(Messages.Head, String, int)}, preceded by what changed since the previous message of the
     * topic, if both are short payloads with fields of which only a part changed.
     *
     * @param previous null if there is no previous message, or it has left the log
     */
    public String preview(Messages.Head head, Messages.@Nullable Head previous, String topic, int maxChars) {
        return previous == null
                ? previews(topic).of(head, topic, maxChars)
                : previews(topic).of(head, previous, topic, maxChars);
    }

    private Previews previews(String topic) {
        DecoderChoice chosen = DecoderChoice.of(chosen(topic));
        return new Previews(
                decoders(),
                contextOf(sample -> sample.topic().equals(topic) ? chosen : DecoderChoice.of(chosen(sample.topic()))));
    }

    /**
     * The choice of a message type or layout, given by its name.
     *
     * @param decoder the id of the decoder that reads payloads by it
     */
    public static String choiceOf(String decoder, String name) {
        return new DecoderChoice(decoder, name).stored();
    }

    /** Whether a choice is one of a binary layout. */
    public static boolean isLayout(String choice) {
        return DecoderChoice.of(choice).id().equals(LayoutDecoder.ID);
    }

    /** Whether a choice names a type of a schema, or a layout. */
    public static boolean hasType(String choice) {
        return !DecoderChoice.of(choice).argument().isEmpty();
    }

    /** What the user chose for a topic: the name of a format and, if there is one, of its message type or layout. */
    public String labelOf(String choice) {
        DecoderChoice chosen = DecoderChoice.of(choice);
        String format = label(List.of(chosen.id()));
        return chosen.argument().isEmpty()
                ? format
                : Texts.get("message.view.typed", format, ForeignText.line(chosen.argument()));
    }

    /** The name of a format for the user, such as {@code gzip → CBOR}; empty for an empty chain. */
    public String label(List<String> chain) {
        return chain.stream()
                .map(id -> decoders().find(id).map(Decoding::label).orElse(id))
                .collect(Collectors.joining(" → "));
    }

    /** The name of a decoder for the user. */
    public static String label(Decoder decoder) {
        return switch (decoder.id()) {
            case "number", "text", "hex" -> Texts.get("message.view." + decoder.id());
            default -> decoder.name();
        };
    }
}
