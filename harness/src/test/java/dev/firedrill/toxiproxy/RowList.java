package dev.firedrill.toxiproxy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rows. */
final class RowList {

    private static final List<Class<? extends Rows>> TOPICS = List.of(ApiRows.class, ToxicRows.class);

    private RowList() {}

    /** One row, by its method. */
    record OneRow(Method method) {

        String name() {
            return method.getName().replace('_', ' ');
        }

        @Nullable
        Differs difference() {
            return method.getAnnotation(Differs.class);
        }

        /** Whether this server is to do what the original does. */
        boolean asOriginal(@Nullable Semantics semantics) {
            Differs difference = difference();
            return semantics == null
                    || difference == null
                    || !List.of(difference.in()).contains(semantics);
        }

        /** Tries it on a bench with a server. */
        void on(Bench bench, boolean original) throws Throwable {
            var constructor = method.getDeclaringClass().getDeclaredConstructor(Bench.class, boolean.class);
            try {
                method.invoke(constructor.newInstance(bench, original));
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }

    /** In the order of their names, the API first. */
    static List<OneRow> all() {
        return TOPICS.stream()
                .flatMap(topic -> Stream.of(topic.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Row.class))
                        .sorted(Comparator.comparing(Method::getName)))
                .map(OneRow::new)
                .toList();
    }
}
