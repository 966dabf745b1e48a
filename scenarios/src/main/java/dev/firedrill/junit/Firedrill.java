package dev.firedrill.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a class of {@link FiredrillTests} says besides its {@code firedrill.yaml}, which it goes before. Each element can
 * be said from outside as well, which goes before both: as a configuration parameter of JUnit, and so also as a system
 * property, {@code firedrill.target}, {@code firedrill.scenarios} (with commas between), {@code firedrill.strict},
 * {@code firedrill.seed} and {@code firedrill.report-dir}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Firedrill {

    /** The add-on: its descriptor's URL, or a {@code firedrill.yaml}. By default the one of the working directory. */
    String value() default "";

    /** Program and arguments that start the add-on; by default those of the file, and none for one that runs already. */
    String[] command() default {};

    /** Ids ({@code URL-01}), groups ({@code url}) and globs ({@code URL-*}); by default those of the file, or all. */
    String[] scenarios() default {};

    /** Whether a failed SHOULD fails its scenario; what the file says about it cannot be taken back. */
    boolean strict() default false;

    /** Fixes Firedrill's own decisions; negative for a new seed each time, which is reported. */
    long seed() default -1;

    /**
     * Where reports go. By default as the file says, and where it says nothing {@code firedrill} in {@code target} or
     * {@code build}, if there is such a folder. The certificates of the gateway are there, too, which {@code firedrill
     * env --report-dir} tells an add-on that goes through it.
     */
    String reportDir() default "";
}
