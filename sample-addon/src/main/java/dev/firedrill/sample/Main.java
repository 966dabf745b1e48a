package dev.firedrill.sample;

/** Runs the add-on, configured by its environment. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        TeamNotes.run(Settings.of(System.getenv()), Parts.standard());
    }
}
