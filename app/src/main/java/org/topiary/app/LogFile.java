// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.file.Path;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;

/**
 * The program's own log: warnings and errors of the application and its libraries, never a payload, never a secret; three files of 5 MB at most.
 *
 * <p>Logback finds this class as a service and asks it first: reading the same from XML would take a tenth of the start. It stands back where there is
 * another configuration: the system property {@code logback.configurationFile}, or a {@code logback-test.xml}.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class LogFile extends ContextAwareBase implements Configurator {
    private static final long FILE_BYTES = 5 * FileSize.MB_COEFFICIENT;
    private static final int OLD_FILES = 2;

    /** Logback makes its configurator itself, which finds the folder here. */
    private static final String FOLDER_PROPERTY = "topiary.logs";

    /** For the service loader. */
    public LogFile() {}

    /** Lets the log be written below the data folder; to be called before the first logger is used. */
    static void in(Path dataFolder) {
        System.setProperty(FOLDER_PROPERTY, dataFolder.resolve("logs").toString());
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        String logs = System.getProperty(FOLDER_PROPERTY);
        if (logs == null
                || System.getProperty("logback.configurationFile") != null
                || LogFile.class.getClassLoader().getResource("logback-test.xml") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        // Where the log cannot be written, nothing is printed instead.
        context.getStatusManager().add(new NopStatusListener());
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender(context, Path.of(logs)));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(folder.resolve("topiary.log").toString());

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
}
