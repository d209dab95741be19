// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import org.topiary.demo.EmbeddedBroker;

/** Runs the user stories on HiveMQ CE in this process. */
final class EmbeddedBrokerStoriesTest extends UserStories {
    @Override
    TestBroker open() {
        return new Embedded(EmbeddedBroker.start());
    }

    @Override
    TestBroker withPassword() {
        return new Embedded(EmbeddedBroker.startWithPassword(TestBroker.USER, TestBroker.PASSWORD));
    }

    private static final class Embedded implements TestBroker {
        private EmbeddedBroker broker;

        Embedded(EmbeddedBroker broker) {
            this.broker = broker;
        }

        @Override
        public int port() {
            return broker.port();
        }

        @Override
        public void stop() {
            broker.close();
        }

        @Override
        public void startAgain() {
            broker = EmbeddedBroker.startOn(broker.port());
        }

        @Override
        public void close() {
            InBackground.close(broker);
        }
    }
}
