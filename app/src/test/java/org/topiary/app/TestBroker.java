// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;

/** A real broker on 127.0.0.1 that a test can stop and restart on the same port. */
interface TestBroker extends AutoCloseable {
    /** A user who may connect where a password is required. */
    String USER = "ann";

    /** Her password. */
    String PASSWORD = "correct horse";

    int port();

    void stop() throws IOException;

    void startAgain() throws IOException;

    @Override
    void close() throws IOException;
}
