// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HistoryStepsTest {
    private final MessagePane pane = new MessagePane();
    private final HistorySteps steps = new HistorySteps(pane.model);

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void nothingHappensWithoutAHistory() {
        assertThat(steps.hasOlder()).isFalse();
        assertThat(steps.hasNewer()).isFalse();

        steps.older();
        steps.newer();

        assertThat(pane.content()).isInstanceOf(ValueContent.Nothing.class);
    }

    @Test
    void olderMessagesAreShownUntilTheOldest() {
        receive("lamp", "1", "2", "3");
        pane.select("lamp");

        steps.older();
        assertThat(pane.text()).isEqualTo("2");
        steps.older();
        assertThat(pane.text()).isEqualTo("1");
        assertThat(steps.hasOlder()).isFalse();
        steps.older();
        assertThat(pane.text()).isEqualTo("1");
    }

    @Test
    void fromTheNewestMessageOnTheTopicIsFollowedAgain() {
        receive("lamp", "1", "2", "3");
        pane.select("lamp");
        assertThat(steps.hasNewer()).isFalse();
        steps.older();
        steps.older();

        steps.newer();
        assertThat(pane.text()).isEqualTo("2");
        assertThat(steps.hasNewer()).isTrue();
        steps.newer();
        assertThat(pane.text()).isEqualTo("3");
        assertThat(steps.hasNewer()).isFalse();

        receive("lamp", "4");
        pane.tick();
        assertThat(pane.text()).isEqualTo("4");
    }

    @Test
    void aBranchIsReadFromItsNewestMessage() {
        receive("home/lamp", "1");
        receive("home/door", "2");
        pane.select("home");

        steps.older();
        assertThat(pane.text()).isEqualTo("2");
        steps.older();
        assertThat(pane.text()).isEqualTo("1");
        steps.newer();
        assertThat(pane.text()).isEqualTo("2");
        assertThat(steps.hasNewer()).isTrue();
        steps.newer();
        assertThat(pane.content()).isInstanceOf(ValueContent.Nothing.class);
    }

    private void receive(String topic, String... payloads) {
        for (String payload : payloads) {
            pane.receive(topic, payload);
        }
    }
}
