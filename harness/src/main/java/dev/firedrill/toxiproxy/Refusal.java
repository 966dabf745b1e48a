package dev.firedrill.toxiproxy;

/** A request that is not carried out: the status and the words of its answer. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    static Refusal badBody(String why) {
        return new Refusal(400, "bad request body: " + why);
    }

    static Refusal missing(String field, String where) {
        return new Refusal(400, "missing required field: " + field + where);
    }

    int status() {
        return status;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
