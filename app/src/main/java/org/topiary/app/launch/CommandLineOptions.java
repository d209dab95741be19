// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.text.Texts;
import org.topiary.core.log.Qos;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line. A bad argument causes a one-line message and exit code 2. The description keys are those of the
 * text bundle ({@link CommandLineTexts}).
 */
@Command(name = CommandLineTexts.PROGRAM, mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class CommandLineOptions implements Callable<Integer> {
    /** The option that desktop launchers put before a link. */
    public static final String LINK = "--link";

    /** Longer addresses have no use, and would not fit into a dialog. */
    private static final int LONGEST_ADDRESS = 2_048;
    /** The longest name that the DNS allows (RFC 1035, section 2.3.4). */
    private static final int LONGEST_HOST = 253;

    private static final double DEFAULT_AFTER_SECONDS = 5;

    private final ToIntFunction<LaunchPlan> launch;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "URL|FILE", descriptionKey = "cli.url")
    private @Nullable String url;

    @Option(names = "--subscribe", paramLabel = "FILTER", descriptionKey = "cli.subscribe")
    private List<String> filters = new ArrayList<>();

    @Option(names = LINK, descriptionKey = "cli.link")
    private boolean link;

    @Option(names = "--mqtt", paramLabel = "VERSION", converter = VersionConverter.class, descriptionKey = "cli.mqtt")
    private MqttVersion version = MqttVersion.AUTOMATIC;

    @Option(names = "--select", paramLabel = "TOPIC", scope = ScopeType.INHERIT, descriptionKey = "cli.select")
    private @Nullable String select;

    @Option(names = "--headless", scope = ScopeType.INHERIT, descriptionKey = "cli.headless")
    private boolean headless;

    @Option(
            names = "--screenshot",
            paramLabel = "FILE.png",
            scope = ScopeType.INHERIT,
            descriptionKey = "cli.screenshot")
    private @Nullable Path screenshot;

    @Option(names = "--after", paramLabel = "SECONDS", scope = ScopeType.INHERIT, descriptionKey = "cli.after")
    private @Nullable Double after;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            scope = ScopeType.INHERIT,
            converter = SizeConverter.class,
            descriptionKey = "cli.size")
    private LaunchPlan.@Nullable Size size;

    @Option(
            names = "--theme",
            paramLabel = "light|dark",
            scope = ScopeType.INHERIT,
            converter = ThemeConverter.class,
            descriptionKey = "cli.theme")
    private @Nullable Theme theme;

    @Option(names = "--data-dir", paramLabel = "DIR", scope = ScopeType.INHERIT, descriptionKey = "cli.dataDir")
    private @Nullable Path dataDir;

    @Option(
            names = LanguageOption.NAME,
            paramLabel = "TAG",
            scope = ScopeType.INHERIT,
            converter = LanguageOption.class,
            descriptionKey = "cli.locale")
    @SuppressWarnings("unused") // read before the command line is parsed, because messages about it depend on it
    private @Nullable Locale locale;

    private CommandLineOptions(ToIntFunction<LaunchPlan> launch) {
        this.launch = launch;
    }

    /**
     * Creates the command line of the program.
     *
     * @param launch runs the plan and returns the exit code
     */
    public static CommandLine commandLine(ToIntFunction<LaunchPlan> launch) {
        CommandLineOptions options = new CommandLineOptions(launch);
        CommandLine commandLine = new CommandLine(options);
        // An address from another program must not be read as an argument file.
        commandLine.setExpandAtFiles(false);
        commandLine.addSubcommand(new DemoCommand(options));
        CommandLineTexts.apply(commandLine);
        return commandLine;
    }

    @Override
    public Integer call() {
        if (url == null) {
            if (!filters.isEmpty() || version != MqttVersion.AUTOMATIC) {
                throw bad(Texts.get("cli.problem.needsUrl"));
            }
            return launch.applyAsInt(plan(new LaunchPlan.Start.Page()));
        }
        if (isFile(url)) {
            if (!filters.isEmpty() || version != MqttVersion.AUTOMATIC) {
                throw bad(Texts.get("cli.problem.file"));
            }
            return launch.applyAsInt(plan(
                    new LaunchPlan.Start.Import(Path.of(url).toAbsolutePath().normalize())));
        }
        return launch.applyAsInt(plan(new LaunchPlan.Start.Connection(profile(url), link)));
    }

    /** Whether this is the name of a file rather than a broker. */
    private static boolean isFile(String argument) {
        try {
            return !argument.contains("://") && Files.isRegularFile(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private LaunchPlan plan(LaunchPlan.Start start) {
        if (after != null && !(after >= 0)) {
            throw bad(Texts.get("cli.problem.after", after));
        }
        if (after != null && screenshot == null) {
            throw bad(Texts.get("cli.problem.afterAlone"));
        }
        double wait = after == null ? DEFAULT_AFTER_SECONDS : after;
        if (headless && screenshot == null && !(start instanceof LaunchPlan.Start.Demo)) {
            throw bad(Texts.get("cli.problem.headless"));
        }
        return new LaunchPlan(
                start,
                headless,
                Optional.ofNullable(screenshot).map(file -> new LaunchPlan.Shot(file, wait)),
                Optional.ofNullable(size),
                Optional.ofNullable(theme),
                Optional.ofNullable(dataDir),
                Optional.ofNullable(select));
    }

    private ConnectionProfile profile(String address) {
        if (address.length() > LONGEST_ADDRESS) {
            throw bad(Texts.get("cli.problem.longUrl", address.length(), LONGEST_ADDRESS));
        }
        BrokerAddress.Parsed parsed;
        try {
            parsed = BrokerAddress.parse(address);
        } catch (IllegalArgumentException e) {
            throw bad(Texts.of(e));
        }
        if (parsed.address().host().length() > LONGEST_HOST) {
            throw bad(Texts.get("cli.problem.longHost", LONGEST_HOST));
        }
        List<Subscription> subscriptions = filters.isEmpty()
                ? ConnectionProfile.DEFAULT_SUBSCRIPTIONS
                : filters.stream()
                        .map(filter -> new Subscription(filter, Qos.EXACTLY_ONCE, false))
                        .toList();
        for (Subscription each : subscriptions) {
            Phrase problem = each.problem();
            if (problem != null) {
                throw bad(Texts.get("cli.problem.filter", ForeignText.line(each.filter()), problem));
            }
        }
        return ConnectionProfile.of(UUID.randomUUID().toString(), "", parsed.address()).toBuilder()
                .userName(parsed.userName())
                .version(version)
                .subscriptions(subscriptions)
                .build();
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** {@code topiary demo}. */
    @Command(name = CommandLineTexts.DEMO, mixinStandardHelpOptions = true, versionProvider = Version.class)
    static final class DemoCommand implements Callable<Integer> {
        private static final int MOST_RATE = 10_000;

        private final CommandLineOptions parent;

        @Option(names = "--rate", paramLabel = "N", descriptionKey = "cli.rate")
        private double rate = 1;

        @Option(names = "--seed", paramLabel = "N", descriptionKey = "cli.seed")
        private long seed = 1;

        DemoCommand(CommandLineOptions parent) {
            this.parent = parent;
        }

        @Override
        public Integer call() {
            if (parent.url != null || !parent.filters.isEmpty() || parent.version != MqttVersion.AUTOMATIC) {
                throw parent.bad(Texts.get("cli.problem.demo"));
            }
            if (!(rate > 0 && rate <= MOST_RATE)) {
                throw parent.bad(Texts.get("cli.problem.rate", MOST_RATE, rate));
            }
            return parent.launch.applyAsInt(parent.plan(new LaunchPlan.Start.Demo(rate, seed)));
        }
    }

    private static final class VersionConverter implements ITypeConverter<MqttVersion> {
        @Override
        public MqttVersion convert(String value) {
            return switch (value) {
                case "5", "5.0" -> MqttVersion.MQTT_5;
                case "3.1.1" -> MqttVersion.MQTT_3_1_1;
                default -> throw new TypeConversionException(Texts.get("cli.problem.mqtt", value));
            };
        }
    }

    private static final class ThemeConverter implements ITypeConverter<Theme> {
        @Override
        public Theme convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "light" -> Theme.LIGHT;
                case "dark" -> Theme.DARK;
                default -> throw new TypeConversionException(Texts.get("cli.problem.theme", value));
            };
        }
    }

    private static final class SizeConverter implements ITypeConverter<LaunchPlan.Size> {
        private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[x×](\\d{1,5})");
        private static final int MIN_WIDTH = 320;
        private static final int MIN_HEIGHT = 240;
        private static final int MOST = 8192;

        @Override
        public LaunchPlan.Size convert(String value) {
            Matcher matcher = SIZE.matcher(value);
            if (matcher.matches()) {
                int width = Integer.parseInt(matcher.group(1));
                int height = Integer.parseInt(matcher.group(2));
                if (width >= MIN_WIDTH && width <= MOST && height >= MIN_HEIGHT && height <= MOST) {
                    return new LaunchPlan.Size(width, height);
                }
            }
            throw new TypeConversionException(Texts.get("cli.problem.size", value));
        }
    }
}
