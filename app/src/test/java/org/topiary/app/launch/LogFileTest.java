// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;
import org.topiary.core.file.Owners;

class LogFileTest {
    @AfterEach
    void forget() {
        System.clearProperty(LoggerFactory.PROVIDER_PROPERTY_KEY);
    }

    @Test
    void warningsAndErrorsAreWrittenBelowTheDataFolder(@TempDir Path dataFolder) throws Exception {
        Path logs = Files.createDirectory(dataFolder.resolve("logs"));
        Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("rwxr-xr-x"));
        LogFile.in(dataFolder);
        // As SLF4J does; in this process SLF4J already has its provider.
        SLF4JServiceProvider provider = Class.forName(System.getProperty(LoggerFactory.PROVIDER_PROPERTY_KEY))
                .asSubclass(SLF4JServiceProvider.class)
                .getConstructor()
                .newInstance();
        provider.initialize();
        LoggerContext context = (LoggerContext) provider.getLoggerFactory();
        Logger logger = context.getLogger("org.topiary.Some");
        provider.getMDCAdapter().put("key", "value");
        logger.info(provider.getMarkerFactory().getMarker("mark"), "not this");
        logger.warn("the disk is full", new IllegalStateException("reason"));
        context.stop();

        assertThat(Owners.isOpenToOthers(logs)).isFalse();
        assertThat(Owners.isOpenToOthers(logs.resolve("topiary.log"))).isFalse();
        List<String> lines = Files.readAllLines(dataFolder.resolve("logs").resolve("topiary.log"));
        assertThat(lines.getFirst())
                .matches(
                        "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} WARN  \\[.+] org.topiary.Some: the disk is full");
        assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: reason");
    }
}
