package dev.firedrill.toxiproxy;

/** Lets a number of bytes pass, then closes the connection. */
final class LimitDataStage extends PassingStage<Toxic.LimitData> {

    private long passed;

    LimitDataStage(Toxic.LimitData toxic) {
        super(toxic);
    }

    @Override
    public void accept(Chunk chunk) {
        long left = Math.max(0, toxic().bytes() - passed);
        if (chunk.size() <= left) {
            pass(chunk);
        } else {
            if (left > 0) {
                pass(chunk.first((int) left));
            }
            chunk.release();
        }
        if (passed >= toxic().bytes()) {
            end(Ending.CLOSE);
        }
    }

    private void pass(Chunk chunk) {
        passed += chunk.size();
        super.accept(chunk);
    }
}
