// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.proxy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hosts that {@code no_proxy} excludes: names, each including all names below it, addresses, and networks such as
 * {@code 10.0.0.0/8}, each with {@code :port} if it applies to that port only; {@code *} matches all.
 */
public final class NoProxy {
    private final List<String> entries;

    NoProxy(String value) {
        entries = Arrays.stream(value.split("[,\\s]+"))
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    boolean covers(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return entries.stream().anyMatch(entry -> covers(entry, name, port));
    }

    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        String pattern = entry;
        // One colon precedes a port; more are an IPv6 address, whose port follows a bracket.
        int colon = entry.startsWith("[") ? entry.indexOf("]:") + 1 : entry.indexOf(':');
        if (colon > 0 && (entry.startsWith("[") || entry.indexOf(':', colon + 1) < 0)) {
            if (!entry.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            pattern = entry.substring(0, colon);
        }
        pattern = pattern.replaceAll("^\\[|]$", "");
        int slash = pattern.indexOf('/');
        if (slash >= 0) {
            return isWithin(host, pattern.substring(0, slash), pattern.substring(slash + 1));
        }
        if (isAddress(pattern) && isAddress(host)) {
            return address(pattern).equals(address(host));
        }
        String suffix = pattern.replaceFirst("^\\*?\\.", "");
        return host.equals(suffix) || host.endsWith("." + suffix);
    }

    private static boolean isWithin(String host, String network, String prefix) {
        if (!isAddress(host) || !isAddress(network) || !prefix.matches("\\d{1,3}")) {
            return false;
        }
        byte[] one = address(host).getAddress();
        byte[] other = address(network).getAddress();
        int bits = Integer.parseInt(prefix);
        if (one.length != other.length || bits > one.length * 8) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if (((one[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a host is this computer, judging by its name or address alone. */
    static boolean isThisComputer(String host) {
        return host.equalsIgnoreCase("localhost")
                || (isAddress(host) && address(host).isLoopbackAddress());
    }

    /** Whether a host is written as an address, which needs no look-up. */
    public static boolean isAddress(String host) {
        try {
            address(host);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
