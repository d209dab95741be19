// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.session.SessionModels;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;

class TopicFinderTest {
    private final SessionViewModel session = SessionModels.of(
            ConnectionProfile.of(
                    "id", "plant", BrokerAddress.parse("mqtt://plant.example").address()),
            (id, change) -> {});
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<String> answers = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final TopicFinder finder = new TopicFinder(Tasks.on(waiting::add), Runnable::run);

    TopicFinderTest() {
        TopicTree tree = session.session().tree();
        tree.update(tree.node(ByteBuffer.wrap("pump".getBytes(StandardCharsets.UTF_8))), 0, 1, 1);
    }

    @AfterEach
    void close() {
        session.session().close();
    }

    private void find(String name, ToIntFunction<CharSequence> rating) {
        finder.find(List.of(session), rating, 10, found -> answers.add(name + " " + found.size()), problems::add);
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void onlyTheNewestSearchAnswers() {
        find("first", topic -> 1);
        find("second", topic -> 1);
        work();
        assertThat(answers).singleElement().asString().startsWith("second");
        find("third", topic -> 1);
        finder.cancel();
        work();
        assertThat(answers).hasSize(1);
        assertThat(problems).isEmpty();
    }

    @Test
    @TaskFails("task.findTopics")
    void aSearchThatFailsSaysWhy() {
        find("failing", topic -> {
            throw new OutOfMemoryError("of the test");
        });
        work();
        assertThat(answers).isEmpty();
        assertThat(problems).containsExactly("not enough memory");
    }
}
