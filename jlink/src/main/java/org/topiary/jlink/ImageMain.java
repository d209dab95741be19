// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Where the build starts the making of the image: {@code --name=value} arguments. */
public final class ImageMain {
    private ImageMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException(argument + " is no argument: write --name=value.");
            }
            options.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        try {
            new Image(
                            Tools.classPath(path(options, "classpath")),
                            path(options, "javafx"),
                            path(options, "modules"),
                            path(options, "flags"),
                            path(options, "image-flags"),
                            path(options, "launchers"),
                            path(options, "image"),
                            Instant.parse(value(options, "timestamp")),
                            Boolean.parseBoolean(value(options, "cache")))
                    .make();
        } catch (ImageException e) {
            System.err.println("The image cannot be made. " + e.getMessage());
            System.exit(1);
        }
    }

    private static Path path(Map<String, String> options, String name) {
        return Path.of(value(options, name)).toAbsolutePath().normalize();
    }

    private static String value(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing.");
        }
        return value;
    }
}
