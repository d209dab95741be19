// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/**
 * Calls the {@link Start} method of a test with a stage, on the JavaFX application thread, gives tests a robot, and
 * closes all windows. TestFX's extension does the same and sleeps for half a second per test.
 */
final class StageExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        Stage stage = TestWindows.stage();
        for (Method start : AnnotationSupport.findAnnotatedMethods(
                context.getRequiredTestClass(), Start.class, HierarchyTraversalMode.TOP_DOWN)) {
            start.setAccessible(true);
            run(() -> start.invoke(context.getRequiredTestInstance(), stage));
        }
    }

    private static void run(Callable<@Nullable Object> start) throws Exception {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        FxEvents.run(() -> {
            try {
                start.call();
            } catch (Exception e) {
                failure.set(e);
            }
        });
        Exception thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestWindows.closeAll();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FxRobot.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new QuickRobot();
    }
}
