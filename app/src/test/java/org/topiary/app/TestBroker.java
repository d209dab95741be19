// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;

/** A real broker on 127.0.0.1 that a test may stop and start again on its port. */
interface TestBroker extends AutoCloseable {
    /** A user who may connect where passwords are asked for. */
    String USER = "ann";

    /** Her password. */
    String PASSWORD = "correct horse";

    int port();

    void stop() throws IOException;

    void startAgain() throws IOException;

    @Override
    void close() throws IOException;
}
