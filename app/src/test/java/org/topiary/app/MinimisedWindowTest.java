// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import javafx.stage.Stage;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.monitor.WindowMXBean;
import org.topiary.testkit.LoadGenerator;

/** Tests that a minimised window draws nothing, and shows everything that arrived once it is restored. */
@IntegrationTest
final class MinimisedWindowTest {
    private static final int TOPICS = 100;
    private static final int MEANWHILE = 2_000;

    @TempDir
    private Path dataDir;

    @Test
    void drawsNothingWhileMinimisedAndMissesNothing() throws Exception {
        try (LoadGenerator broker = LoadGenerator.topics(TOPICS, number -> "t/" + number)
                        .messages(LoadGenerator.ENDLESS)
                        .rate(5_000)
                        .open();
                Explorer explorer = Explorer.open(dataDir)) {
            explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
            explorer.waitFor(
                    "the topics", () -> explorer.label("#status-topics").equals(TOPICS + " topics"));
            explorer.waitFor(
                    "the window's figures",
                    () -> ManagementFactory.getPlatformMBeanServer().isRegistered(name()));
            WindowMXBean window =
                    JMX.newMXBeanProxy(ManagementFactory.getPlatformMBeanServer(), name(), WindowMXBean.class);
            explorer.waitFor("the window to draw", () -> window.getTickMillisP99() > 0);

            minimise(explorer, true);
            window.reset();
            long before = explorer.session().messagesReceived();
            explorer.waitFor("messages", () -> explorer.session().messagesReceived() >= before + MEANWHILE);
            assertThat(window.getTickMillisP99()).as("ticks").isZero();

            minimise(explorer, false);
            explorer.waitFor("the window to draw again", () -> window.getTickMillisP99() > 0);
            assertThat(explorer.session().messagesLost()).isZero();
        }
    }

    /** Minimises or restores the window; returns after any tick requested before has run. */
    private static void minimise(Explorer explorer, boolean value) {
        Stage stage = (Stage) explorer.scene().getWindow();
        Explorer.onFx(() -> {
            stage.setIconified(value);
            return true;
        });
        explorer.waitFor("the window's state", () -> Explorer.onFx(stage::isIconified) == value);
    }

    private static ObjectName name() {
        try {
            return new ObjectName("org.topiary:type=Window");
        } catch (MalformedObjectNameException e) {
            throw new AssertionError(e);
        }
    }
}
