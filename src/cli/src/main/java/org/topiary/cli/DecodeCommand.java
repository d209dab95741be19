// SPDX-License-Identifier: Apache-2.0
package org.topiary.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.core.text.TextBundle;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.profile.DecoderRules;
import org.topiary.payload.avro.AvroDecoder;
import org.topiary.payload.command.CommandDecoder;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.DecoderChoice;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.jar.JarDecoder;
import org.topiary.payload.protobuf.ProtobufDecoder;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.payload.standard.UserSchemas;
import org.topiary.payload.template.LayoutDecoder;
import org.topiary.payload.words.PayloadProblems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code topiary decode}: reads payloads from files as the window does, and prints one line of JSON for each, in their
 * order. A file that cannot be read gets a line, too.
 */
@Command(name = DecodeCommand.NAME)
final class DecodeCommand implements Callable<Integer> {
    static final String NAME = "decode";
    private static final String STANDARD_INPUT = "-";
    /** The formats in which --type is looked up if no format is given. */
    private static final List<String> TYPED = List.of(ProtobufDecoder.ID, AvroDecoder.ID);

    private final InputStream in;
    private final Decoders decoders = StandardDecoders.ALL;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "cli.decode.file")
    private List<String> files = new ArrayList<>();

    @Option(names = "--topic", paramLabel = "TOPIC", descriptionKey = "cli.decode.topic")
    private String topic = "";

    @Option(names = "--content-type", paramLabel = "TYPE", descriptionKey = "cli.decode.contentType")
    private String contentType = "";

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "cli.decode.format")
    private String format = "";

    @Option(names = "--rules", paramLabel = "FILE", descriptionKey = "cli.decode.rules")
    private @Nullable Path rules;

    @Option(names = "--schemas", paramLabel = "DIR", descriptionKey = "cli.decode.schemas")
    private @Nullable Path schemas;

    @Option(names = "--type", paramLabel = "MESSAGE", descriptionKey = "cli.decode.type")
    private String type = "";

    @Option(names = "--text", descriptionKey = "cli.decode.text")
    private boolean text;

    @Option(names = "--locale", paramLabel = "TAG", descriptionKey = "cli.locale")
    @SuppressWarnings("unused") // read before the command line is parsed, because messages about it depend on it
    private @Nullable String locale;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.help")
    @SuppressWarnings("unused") // picocli prints the help
    private boolean help;

    /** @param in what the file {@code -} stands for */
    DecodeCommand(InputStream in) {
        this.in = in;
    }

    /** Adds what the annotations cannot hold because its language depends on the locale. */
    static void describe(CommandSpec spec) {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", text("cli.exit.0"));
        codes.put(Integer.toString(Commands.PROBLEM), text("cli.decode.exit.1"));
        codes.put("2", text("cli.exit.2"));
        codes.put(Integer.toString(Commands.LOCAL_FILE), text("cli.exit.5"));
        spec.usageMessage()
                .synopsisHeading(text("cli.usage") + " ")
                .description(text("cli.decode"), text("cli.decode.formats", formats()))
                .exitCodeListHeading("%n" + text("cli.exitCodes") + "%n")
                .exitCodeList(codes);
    }

    private static String text(String key, Object... arguments) {
        return TextBundle.current().get(key, arguments);
    }

    private static String formats() {
        return StandardDecoders.ALL.all().stream()
                .map(Decoder::id)
                .filter(DecodeCommand::isFormat)
                .collect(Collectors.joining(", "));
    }

    @Override
    public Integer call() {
        DecoderChoice wanted = wanted();
        Phrase badTopic = topic.isEmpty() ? null : TopicRules.nameProblem(topic);
        if (badTopic != null) {
            throw bad(text("cli.problem.topic", ForeignText.line(topic), badTopic));
        }
        DecoderRules chosen;
        @Nullable UserSchemas known;
        try {
            chosen = rules == null ? new DecoderRules(List.of()) : RulesFile.read(rules);
            known = schemas == null ? null : SchemasFolder.load(schemas, err());
        } catch (IOException e) {
            err().println("topiary: " + reason(e));
            return Commands.LOCAL_FILE;
        }
        DecoderChoice typed = typed(wanted, known);
        Context context = (known == null ? UserSchemas.NONE : known)
                .context(sample -> typed.id().isEmpty() ? DecoderChoice.of(chosen.decoder(sample.topic())) : typed);
        int code = 0;
        for (String file : files) {
            code = Math.max(code, decode(file, context));
        }
        return code;
    }

    /** What --format and --type say together, but no format if only a type is given. */
    private DecoderChoice wanted() {
        DecoderChoice wanted = DecoderChoice.of(format);
        boolean bySchema = UserSchemas.isReadBySchema(wanted.id());
        boolean plain = format.equals(wanted.id());
        if (!format.isEmpty() && !(isFormat(wanted.id()) && (bySchema || plain))) {
            throw bad(text("cli.problem.format", ForeignText.line(format), formats()));
        }
        if (type.isEmpty()) {
            return wanted;
        }
        if (!format.isEmpty() && !(bySchema && plain)) {
            throw bad(text("cli.problem.type.format", ForeignText.line(format)));
        }
        return new DecoderChoice(format, type);
    }

    /** Programs of the user are not formats, because a command line has none. */
    private static boolean isFormat(String id) {
        return StandardDecoders.ALL.find(id).isPresent() && !id.equals(CommandDecoder.ID) && !id.equals(JarDecoder.ID);
    }

    /**
     * The same with the format that has the type, which must exist.
     *
     * @param known null without schemas
     */
    private DecoderChoice typed(DecoderChoice wanted, @Nullable UserSchemas known) {
        String name = wanted.argument();
        if (name.isEmpty()) {
            return wanted;
        }
        if (known == null) {
            throw bad(text(
                    "cli.problem.noSchemas",
                    ForeignText.line(type.isEmpty() ? "--format " + format : "--type " + type)));
        }
        List<String> formats = wanted.id().isEmpty() ? TYPED : List.of(wanted.id());
        return formats.stream()
                .map(each -> new DecoderChoice(each, name))
                .filter(known::has)
                .findFirst()
                .orElseThrow(() -> bad(text(
                        wanted.id().equals(LayoutDecoder.ID) ? "cli.problem.layout" : "cli.problem.type",
                        ForeignText.line(name))));
    }

    private int decode(String file, Context context) {
        byte[] bytes;
        try {
            bytes = read(file);
        } catch (IOException | InvalidPathException | OutOfMemoryError e) {
            String reason = e instanceof NoSuchFileException
                    ? text("cli.problem.noFile", ForeignText.line(file))
                    : text("cli.problem.read", ForeignText.line(file), reason(e));
            err().println("topiary: " + reason);
            if (!text) {
                DecodedJson.writeUnread(reason, out());
            }
            return Commands.LOCAL_FILE;
        }
        Sample sample = new Sample(topic, bytes, new Sample.Properties(contentType, false), -1, 0);
        Decoded decoded = decoders.decode(sample, context);
        List<DecodeProblem> problems = decoded.problems();
        if (text) {
            DecodedText.write(decoded, bytes, out());
            if (!problems.isEmpty()) {
                err().println("topiary: " + ForeignText.line(file) + ": " + PayloadProblems.sentences(problems));
            }
        } else {
            DecodedJson.write(decoded, out());
        }
        return problems.isEmpty() ? 0 : Commands.PROBLEM;
    }

    private byte[] read(String file) throws IOException {
        return file.equals(STANDARD_INPUT) ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
    }

    private static String reason(Throwable problem) {
        return TextBundle.current().get(Explained.phrase(problem));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
