package dev.firedrill.checker;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names what a scenario requires. The id is stable and never reused. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requirement {

    /** The stable id, such as {@code URL-01}. */
    String id();

    /** The group, which is a path in selections: {@code url/*}. */
    String group();

    /** A short name for people. */
    String title();

    /** How much it binds as a whole; a scenario's parts may bind less. */
    Level level();

    /** The requirement as one sentence. */
    String sentence();

    /** Where it comes from, for people who doubt it. */
    String source();

    /** One sentence on how the usual cause is mended. */
    String mend();
}
