// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.Environment;
import org.topiary.app.view.window.Themes;

/** Builds the window's content in a process whose toolkit never starts. */
final class BuildWithoutToolkit {
    private BuildWithoutToolkit() {}

    public static void main(String[] arguments) {
        Themes.keepDefaultAway();
        try (Desktop desktop = Desktop.prepare(
                LaunchPlan.PAGE, Path.of(arguments[0]), Environment.ofUser(), new CompletableFuture<>())) {
            desktop.build();
        }
        System.out.println("built");
        System.exit(0);
    }
}
