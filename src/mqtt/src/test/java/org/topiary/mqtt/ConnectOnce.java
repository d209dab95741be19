// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.topiary.mqtt.Sessions.until;

import org.topiary.testkit.English;

/**
 * A program that connects to each address and prints the result; for tests that need a JVM with its own trust store.
 */
final class ConnectOnce {
    private ConnectOnce() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] addresses) {
        try (Sessions sessions = new Sessions()) {
            for (String address : addresses) {
                Session session = sessions.open(address);
                session.connect();
                until(session::toString, () -> switch (session.state().phase()) {
                    case CONNECTED, FAILED -> true;
                    default -> false;
                });
                System.out.println(session.state().phase() + " "
                        + English.text(session.state().summary()));
            }
        }
    }
}
