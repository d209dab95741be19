// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.Environment;

@IntegrationTest
final class DemoTourTest {
    @TempDir
    private Path folder;

    @Test
    void connectsBrowsesPublishesAndLeavesAPicture() throws Exception {
        TestWindows.stage();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        LaunchPlan plan = new LaunchPlan(
                new LaunchPlan.Start.Demo(1, 1),
                true,
                Optional.empty(),
                Optional.of(new LaunchPlan.Size(980, 700)),
                Optional.empty(),
                Optional.of(folder),
                Optional.empty());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Path picture = folder.resolve("tour.png");

        try (Desktop desktop = Desktop.prepare(plan, folder, Environment.ofUser(), exitCode)) {
            Explorer.onFx(() -> {
                desktop.show();
                return true;
            });
            new DemoTour(desktop, picture, new PrintWriter(out, true), new PrintWriter(err, true)).start(exitCode);

            assertThat(exitCode.get(2, TimeUnit.MINUTES)).as(err.toString()).isZero();
        }
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).contains("topics", "messages", "0 lost", "Hello MQTT", picture.toString());
        assertThat(Files.size(picture)).isGreaterThan(10_000);
    }
}
