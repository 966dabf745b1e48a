package dev.firedrill.toxiproxy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A row in which our server is another one on purpose. The row asks {@link Rows#original()} what it must see. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Differs {

    String original();

    String ours();

    String why();

    /** In which modes. */
    Semantics[] in() default Semantics.FAITHFUL;
}
