// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which native libraries in jars are those of this platform. */
final class NativeLibraries {
    private static final Pattern NATIVE = Pattern.compile(".+\\.(so|dll|dylib|jnilib|a)(\\.[0-9.]+)?");
    private static final String JNA = "com/sun/jna/";
    /** Of jkeychain, which loads it out of its jar. */
    private static final String MAC_KEYCHAIN = "osxkeychain.so";

    /** What becomes of an entry of a jar. */
    enum Fate {
        /** It is no native library. */
        STAYS,
        /** It becomes a file of the image, so that nothing is unpacked at run time. */
        MOVES,
        /** It is one of another platform. */
        GOES
    }

    private final String jnaFolder;
    private final boolean mac;

    NativeLibraries() {
        this(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    NativeLibraries(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "win32" : os.startsWith("mac") ? "darwin" : "linux";
        String arch = switch (osArch) {
            case "amd64", "x86_64" -> "x86-64";
            default -> osArch;
        };
        mac = system.equals("darwin");
        jnaFolder = JNA + system + "-" + arch + "/";
    }

    /**
     * @param jar for the error
     * @throws ImageException for a library that nothing is known about
     */
    Fate fate(String jar, String entry) throws ImageException {
        if (!NATIVE.matcher(entry).matches()) {
            return Fate.STAYS;
        }
        if (entry.startsWith(JNA)) {
            return entry.startsWith(jnaFolder) ? Fate.MOVES : Fate.GOES;
        }
        if (entry.equals(MAC_KEYCHAIN)) {
            return mac ? Fate.STAYS : Fate.GOES;
        }
        throw new ImageException(jar + " brings the native library " + entry
                + ", and nobody has said whether this platform needs it: say so in NativeLibraries.");
    }
}
