// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import org.topiary.testkit.MosquittoBroker;

/** Runs the user stories on Mosquitto. */
final class MosquittoStoriesTest extends UserStories {
    @Override
    TestBroker open() throws IOException {
        return new Mosquitto(MosquittoBroker.start());
    }

    @Override
    TestBroker withPassword() throws IOException {
        return new Mosquitto(MosquittoBroker.startWithPassword(TestBroker.USER, TestBroker.PASSWORD));
    }

    private record Mosquitto(MosquittoBroker broker) implements TestBroker {
        @Override
        public int port() {
            return broker.port();
        }

        @Override
        public void stop() {
            broker.stop();
        }

        @Override
        public void startAgain() throws IOException {
            broker.startAgain();
        }

        @Override
        public void close() throws IOException {
            broker.close();
        }
    }
}
