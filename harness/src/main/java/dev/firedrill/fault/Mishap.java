package dev.firedrill.fault;

import java.time.Duration;

/** What becomes of one live exchange. */
public sealed interface Mishap {

    /** What happens, as a phrase for people. */
    String describe();

    /** Whether the exchange can look well to the add-on all the same, only late. */
    default boolean onlyLate() {
        return false;
    }

    /** Whether its connection ends with a reset. */
    default boolean cuts() {
        return false;
    }

    /** It is answered this much later. */
    record Late(Duration by) implements Mishap {
        @Override
        public String describe() {
            return "answers " + by.toMillis() + " ms late";
        }

        @Override
        public boolean onlyLate() {
            return true;
        }
    }

    /** The connection is cut when the request has come and no byte of the answer has left, after a while. */
    record CutBeforeAnswer(Duration after) implements Mishap {
        @Override
        public String describe() {
            String later = after.isZero() ? "" : ", " + after.toMillis() + " ms after the request";
            return "cuts the connection before it answers" + later;
        }

        @Override
        public boolean cuts() {
            return true;
        }
    }

    /** The connection is cut while the request's body is being read; one without a body is cut after its headers. */
    record CutMidRequest() implements Mishap {
        @Override
        public String describe() {
            return "cuts the connection amid the request";
        }

        @Override
        public boolean cuts() {
            return true;
        }
    }

    /** The connection is cut amid the answer's body. */
    record CutMidBody() implements Mishap {
        @Override
        public String describe() {
            return "cuts the connection amid the answer";
        }

        @Override
        public boolean cuts() {
            return true;
        }
    }

    /** The answer announces more bytes than come before its connection ends. */
    record WrongLength() implements Mishap {
        @Override
        public String describe() {
            return "announces more bytes than it sends";
        }
    }

    /** The answer is chunked, and one chunk's size is no number. */
    record MalformedChunk() implements Mishap {
        @Override
        public String describe() {
            return "sends a malformed chunk";
        }
    }

    /** The answer comes in small pieces, over this time. */
    record Dribble(Duration over) implements Mishap {
        @Override
        public String describe() {
            return "dribbles its answer over " + over.toMillis() + " ms";
        }

        @Override
        public boolean onlyLate() {
            return true;
        }
    }

    /** An HTML page with status 200 where JSON is due. */
    record HtmlForJson() implements Mishap {
        @Override
        public String describe() {
            return "answers HTML where JSON is due";
        }
    }

    /** 429 in one of the forms in which it is seen. */
    record TooManyRequests(Limit limit) implements Mishap {

        /** What a rate limit asks to wait, where it says it; in whole seconds. */
        public static final Duration WAIT = Duration.ofSeconds(3);

        /** How a rate limit says when to come again. */
        public enum Limit {
            /** {@code Retry-After} in seconds, with the headers of a burst limit. */
            RETRY_AFTER,
            /** Only {@code X-RateLimit-Reset}, an instant. */
            RESET_ONLY,
            /** Nothing at all, as from a gateway. */
            SILENT
        }

        @Override
        public String describe() {
            return switch (limit) {
                case RETRY_AFTER -> "answers 429 with Retry-After";
                case RESET_ONLY -> "answers 429 with X-RateLimit-Reset alone";
                case SILENT -> "answers 429 without saying until when";
            };
        }
    }
}
