// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogFileTest {
    @Test
    void warningsAndErrorsAreWrittenBelowTheDataFolder(@TempDir Path dataFolder) throws Exception {
        LogFile.in(dataFolder);
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogFile configurator = new LogFile();
        configurator.setContext(context);

        ExecutionStatus status = configurator.configure(context);
        Logger logger = context.getLogger("org.topiary.Some");
        logger.info("not this");
        logger.warn("the disk is full", new IllegalStateException("reason"));
        context.stop();

        assertThat(status).isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
        List<String> lines = Files.readAllLines(dataFolder.resolve("logs").resolve("topiary.log"));
        assertThat(lines.getFirst())
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} WARN  \\[.+] org.topiary.Some: the disk is full");
        assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: reason");
    }
}
