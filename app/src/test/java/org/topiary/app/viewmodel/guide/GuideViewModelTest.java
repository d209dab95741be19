// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.commonmark.node.Document;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;

class GuideViewModelTest {
    private static final GuidePage FIRST = new GuidePage("first", "First", new Document());

    private final AtomicReference<List<GuidePage>> source = new AtomicReference<>(List.of());
    private final GuideViewModel model =
            new GuideViewModel(Tasks.on(Runnable::run), Runnable::run, page -> {}, () -> "", keys -> source.get());

    @Test
    @TaskFails("task.guide")
    void aGuideThatCannotBeReadIsSaidToBeSoAndReadTheNextTime() {
        model.open("first");
        assertThat(model.pageProperty().get()).isNull();
        assertThat(model.problemProperty().get()).startsWith("The guide could not be read. ");

        source.set(List.of(FIRST));
        model.open("first");
        assertThat(model.pageProperty().get()).isEqualTo(FIRST);
        assertThat(model.problemProperty().get()).isEmpty();
    }
}
