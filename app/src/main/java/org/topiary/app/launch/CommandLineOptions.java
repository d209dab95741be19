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
import org.topiary.core.log.Qos;
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

/** The command line. A bad argument causes a one-line message and exit code 2. */
@Command(
        name = "topiary",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Desktop MQTT explorer.",
            "Without arguments, Topiary shows your connections.",
            "Passwords are not accepted as arguments: set the environment variable TOPIARY_PASSWORD, or enter the password in the window."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Success.", "1:Failure. The reason is printed.", "2:Invalid argument."})
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

    @Parameters(
            arity = "0..1",
            paramLabel = "URL|FILE",
            description = "Broker address: mqtt://, mqtts://, ws:// or wss://, then [user@]host[:port][/path]; "
                    + "or file with connections to import.")
    private @Nullable String url;

    @Option(
            names = "--subscribe",
            paramLabel = "FILTER",
            description = "Topic filter to subscribe to. Repeatable. Default: # and, if the broker allows it, $SYS/#.")
    private List<String> filters = new ArrayList<>();

    @Option(names = LINK, description = "Ask before connecting: the URL is a link that another program opens.")
    private boolean link;

    @Option(
            names = "--mqtt",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description = "MQTT version: 3.1.1 or 5. Default: 5, or 3.1.1 if the broker refuses 5.")
    private MqttVersion version = MqttVersion.AUTOMATIC;

    @Option(
            names = "--select",
            paramLabel = "TOPIC",
            scope = ScopeType.INHERIT,
            description = "Select this topic when it first appears.")
    private @Nullable String select;

    @Option(
            names = "--headless",
            scope = ScopeType.INHERIT,
            description = "Run without a display (for --screenshot and tests).")
    private boolean headless;

    @Option(
            names = "--screenshot",
            paramLabel = "FILE.png",
            scope = ScopeType.INHERIT,
            description = "Save a screenshot of the window after --after seconds, and exit.")
    private @Nullable Path screenshot;

    @Option(
            names = "--after",
            paramLabel = "SECONDS",
            scope = ScopeType.INHERIT,
            description = "Seconds before --screenshot. Default: 5.")
    private @Nullable Double after;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            scope = ScopeType.INHERIT,
            converter = SizeConverter.class,
            description = "Inner window size in pixels, such as 1280x800.")
    private LaunchPlan.@Nullable Size size;

    @Option(
            names = "--theme",
            paramLabel = "light|dark",
            scope = ScopeType.INHERIT,
            converter = ThemeConverter.class,
            description = "Theme for this run. Default: the theme set in the window, otherwise that of the system.")
    private @Nullable Theme theme;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder for settings, connections and log files. Default: the usual folder of the system.")
    private @Nullable Path dataDir;

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
        commandLine.setParameterExceptionHandler((exception, arguments) -> {
            String firstLine =
                    String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
            exception.getCommandLine().getErr().println("topiary: " + firstLine);
            return CommandLine.ExitCode.USAGE;
        });
        return commandLine;
    }

    @Override
    public Integer call() {
        if (url == null) {
            if (!filters.isEmpty() || version != MqttVersion.AUTOMATIC) {
                throw bad("--subscribe and --mqtt need a URL.");
            }
            return launch.applyAsInt(plan(new LaunchPlan.Start.Page()));
        }
        if (isFile(url)) {
            if (!filters.isEmpty() || version != MqttVersion.AUTOMATIC) {
                throw bad("--subscribe and --mqtt cannot be used with a file.");
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
            throw bad("--after must be 0 seconds or more, not " + after + ".");
        }
        if (after != null && screenshot == null) {
            throw bad("--after needs --screenshot FILE.png.");
        }
        double wait = after == null ? DEFAULT_AFTER_SECONDS : after;
        if (headless && screenshot == null && !(start instanceof LaunchPlan.Start.Demo)) {
            throw bad("--headless needs --screenshot FILE.png.");
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
            throw bad("the URL has " + address.length() + " characters; at most " + LONGEST_ADDRESS + " are allowed.");
        }
        BrokerAddress.Parsed parsed;
        try {
            parsed = BrokerAddress.parse(address);
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
        if (parsed.address().host().length() > LONGEST_HOST) {
            throw bad("the host name has more than " + LONGEST_HOST + " characters.");
        }
        List<Subscription> subscriptions = filters.isEmpty()
                ? ConnectionProfile.DEFAULT_SUBSCRIPTIONS
                : filters.stream()
                        .map(filter -> new Subscription(filter, Qos.EXACTLY_ONCE, false))
                        .toList();
        for (Subscription each : subscriptions) {
            String problem = each.problem();
            if (problem != null) {
                throw bad("--subscribe " + each.filter() + ": " + problem);
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
    @Command(
            name = "demo",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Connect to a built-in broker with four simulated sites.")
    static final class DemoCommand implements Callable<Integer> {
        private final CommandLineOptions parent;

        @Option(names = "--rate", paramLabel = "N", description = "Speed factor of the sites. Default: 1.")
        private double rate = 1;

        @Option(names = "--seed", paramLabel = "N", description = "Seed for repeatable values. Default: 1.")
        private long seed = 1;

        DemoCommand(CommandLineOptions parent) {
            this.parent = parent;
        }

        @Override
        public Integer call() {
            if (parent.url != null || !parent.filters.isEmpty() || parent.version != MqttVersion.AUTOMATIC) {
                throw parent.bad("demo uses its own broker: URL, --subscribe and --mqtt are not allowed.");
            }
            if (!(rate > 0 && rate <= 10_000)) {
                throw parent.bad("--rate must be more than 0 and at most 10000, not " + rate + ".");
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
                default -> throw new TypeConversionException("MQTT " + value + " is unknown: use 3.1.1 or 5");
            };
        }
    }

    private static final class ThemeConverter implements ITypeConverter<Theme> {
        @Override
        public Theme convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "light" -> Theme.LIGHT;
                case "dark" -> Theme.DARK;
                default -> throw new TypeConversionException("theme " + value + " is unknown: use light or dark");
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
            throw new TypeConversionException(
                    value + " is not a size: use WIDTHxHEIGHT from 320x240 to 8192x8192, such as 1280x800");
        }
    }
}
