// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks a test that opens a window or starts a broker or a process: {@code mvn verify} runs it, {@code mvn test} does
 * not.
 */
@Tag("integration")
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface IntegrationTest {}
