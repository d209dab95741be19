// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.Reporter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;
import org.topiary.core.file.Owners;
import org.topiary.core.file.SafeFile;

/**
 * The log file of the program: warnings and errors of the application and its libraries, never a payload, never a
 * secret; at most three files of 5 MB.
 *
 * <p>Makes SLF4J use Logback as configured here. Otherwise SLF4J would search all jars for a provider, and Logback for
 * a configurator, which would then read XML: a fifth of the start-up time. The system property
 * {@code logback.configurationFile} brings that behaviour back.
 */
public final class LogFile implements SLF4JServiceProvider {
    private static final String FILE = "topiary.log";
    private static final long FILE_BYTES = 5 * FileSize.MB_COEFFICIENT;
    private static final int OLD_FILES = 2;
    private static final String REQUESTED_API_VERSION = "2.0.99";

    /** SLF4J creates its provider itself; the provider finds the folder in this property. */
    private static final String FOLDER_PROPERTY = "topiary.logs";

    private final LoggerContext context = new LoggerContext();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();

    /** For SLF4J. */
    public LogFile() {}

    /** Writes the log below the data folder; must be called before the first logger is used. */
    public static void in(Path dataFolder) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty(FOLDER_PROPERTY, dataFolder.resolve("logs").toString());
            System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, LogFile.class.getName());
            // SLF4J would print the chosen provider on the error output.
            System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "WARN");
        }
    }

    @Override
    public void initialize() {
        context.setName("default");
        context.setMDCAdapter(mdc);
        // If the log cannot be written, nothing is printed instead.
        context.getStatusManager().add(new NopStatusListener());
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(new OnDemand(context, Path.of(System.getProperty(FOLDER_PROPERTY))));
        context.start();
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return context;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return REQUESTED_API_VERSION;
    }

    private static RollingFileAppender<ILoggingEvent> file(Context context, Path folder) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(folder.resolve(FILE).toString());

        FixedWindowRollingPolicy files = new FixedWindowRollingPolicy();
        files.setContext(context);
        files.setParent(appender);
        files.setFileNamePattern(folder.resolve("topiary.%i.log").toString());
        files.setMinIndex(1);
        files.setMaxIndex(OLD_FILES);
        files.start();
        appender.setRollingPolicy(files);

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(FILE_BYTES));
        size.start();
        appender.setTriggeringPolicy(size);

        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{ISO8601} %-5level [%thread] %logger{30}: %msg%n");
        encoder.start();
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    /** Opens the file when there is something to write, which is rare during a start. */
    private static final class OnDemand extends AppenderBase<ILoggingEvent> {
        private final Path folder;
        private @Nullable RollingFileAppender<ILoggingEvent> file;

        OnDemand(Context context, Path folder) {
            this.folder = folder;
            setContext(context);
            start();
        }

        /** Called by one thread at a time, as the base class guarantees. */
        @Override
        protected void append(ILoggingEvent event) {
            if (file == null) {
                restrictToOwner();
                file = file(getContext(), folder);
            }
            file.doAppend(event);
        }

        /**
         * The permissions of the folder keep other users out: the library creates later files with default permissions.
         */
        private void restrictToOwner() {
            try {
                SafeFile.createFolder(folder);
                Owners.restrictToOwner(folder);
                Path first = folder.resolve(FILE);
                if (Files.notExists(first)) {
                    Files.createFile(first, SafeFile.ownerOnly(first));
                }
                Owners.restrictToOwner(first);
            } catch (IOException e) {
                // If the log cannot be written, the library will report it, too.
                addWarn("Cannot restrict the log to its owner", e);
            }
        }

        @Override
        public void stop() {
            super.stop();
            if (file != null) {
                file.stop();
            }
        }
    }
}
