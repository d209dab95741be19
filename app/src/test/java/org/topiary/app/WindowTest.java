// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** An integration test of a view, in a stage that TestFX opens and closes. */
@IntegrationTest
@ExtendWith(ApplicationExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WindowTest {}
