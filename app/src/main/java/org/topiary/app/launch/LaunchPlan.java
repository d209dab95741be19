// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.topiary.app.store.Settings.Theme;
import org.topiary.mqtt.profile.ConnectionProfile;

/**
 * What the command line requests.
 *
 * @param headless without a display, on JavaFX's headless platform
 * @param size inner size of the window; empty: the last size
 * @param dataDir empty: the system's convention
 * @param select topic to select as soon as it appears
 */
public record LaunchPlan(
        Start start,
        boolean headless,
        Optional<Shot> screenshot,
        Optional<Size> size,
        Optional<Theme> theme,
        Optional<Path> dataDir,
        Optional<String> select) {

    /** The plan without arguments: the page with the connections. */
    public static final LaunchPlan PAGE = new LaunchPlan(
            new Start.Page(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** What is shown first. */
    public sealed interface Start {
        /** The page with the saved connections. */
        record Page() implements Start {}

        /**
         * The embedded broker with its simulated sites.
         *
         * @param rate factor for the speed of the sites, above 0
         */
        record Demo(double rate, long seed) implements Start {}

        /**
         * A file of connections to import.
         *
         * @param file absolute
         */
        record Import(Path file) implements Start {}

        /**
         * A connection that is not saved.
         *
         * @param link whether another program opened it, such as a browser with a link: the user is then asked first
         */
        record Connection(ConnectionProfile profile, boolean link) implements Start {}
    }

    /**
     * A screenshot of the window, after which the program ends.
     *
     * @param afterSeconds how long to wait first, 0 or more
     */
    public record Shot(Path file, double afterSeconds) {}

    /** Pixels, from 320×240 to 8192×8192. */
    public record Size(int width, int height) {}
}
