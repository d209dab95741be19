// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.tree.TopicRules;

final class FilterChoiceTest {
    @Test
    void siblingsBranchesAndTheSameLevelOfOthersAreProposed() {
        assertThat(FilterChoice.proposals("zigbee2mqtt/lamp")).containsExactly("zigbee2mqtt/+", "zigbee2mqtt/#");
        assertThat(FilterChoice.proposals("a/b/c/d"))
                .containsExactly("a/b/c/+", "a/b/c/#", "a/b/+/d", "a/+/c/d", "a/#");
        assertThat(FilterChoice.proposals("a/b/c")).containsExactly("a/b/+", "a/b/#", "a/+/c", "a/#");
        assertThat(FilterChoice.proposals("lamp")).containsExactly("+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lamp", "/", "/a/", "a//b", "$SYS/broker/uptime", "a/b/c/d/e/f/g"})
    void proposalsAreValidAndMostMatchTheTopic(String topic) {
        assertThat(FilterChoice.proposals(topic))
                .allMatch(filter -> TopicRules.filterProblem(filter) == null)
                .anyMatch(filter -> FilterChoice.problem(filter, topic).isEmpty());
    }

    @Test
    void aFilterThatIsInvalidOrDoesNotMatchIsRefused() {
        assertThat(FilterChoice.problem("a/+", "a/b")).isEmpty();
        assertThat(FilterChoice.problem("a/b", "a/b")).isEmpty();
        assertThat(FilterChoice.problem("b/+", "a/b")).isEqualTo("The filter does not match the topic that is shown.");
        assertThat(FilterChoice.problem("$share/g/a/+", "a/b"))
                .isEqualTo("The filter does not match the topic that is shown.");
        assertThat(FilterChoice.problem("a/#/b", "a/b")).isNotEmpty();
        assertThat(FilterChoice.problem("", "a/b")).isNotEmpty();
    }
}
