package dev.firedrill.toxiproxy;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ratios of pairs, as the logarithms that are added up fairly.
 *
 * @param mean the geometric mean
 * @param lowerBound above which the true one is with 95 % confidence, one-sided, by Student's t
 */
record Ratios(double mean, double lowerBound) {

    private static final double Z = 1.6449;

    static Ratios of(double[] ours, double[] theirs) {
        double[] logs = IntStream.range(0, ours.length)
                .mapToDouble(i -> Math.log(ours[i] / theirs[i]))
                .toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double variance = logs.length < 2
                ? 0
                : Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum() / (logs.length - 1);
        double error = Math.sqrt(variance / logs.length);
        return new Ratios(Math.exp(mean), Math.exp(mean - quantile(logs.length - 1) * error));
    }

    /** Of Student's t at 95 %, by its expansion around that of the normal distribution; good from 4 degrees on. */
    static double quantile(int freedom) {
        if (freedom < 1) {
            return 0;
        }
        double first = (Math.pow(Z, 3) + Z) / 4;
        double second = (5 * Math.pow(Z, 5) + 16 * Math.pow(Z, 3) + 3 * Z) / 96;
        return Z + first / freedom + second / freedom / freedom;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
