package dev.firedrill.history;

import java.util.Arrays;
import java.util.stream.Stream;

/** Every kind of fact that there is. */
public final class FactKinds {

    private FactKinds() {}

    public static Stream<Class<?>> all() {
        return of(Fact.class);
    }

    private static Stream<Class<?>> of(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FactKinds::of) : Stream.of(type);
    }
}
