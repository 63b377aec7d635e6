package dev.grapevine.web.dashboard;

import java.util.List;
import java.util.Locale;

/** Small pictures of series of numbers, as the coordinates of SVG. */
public final class Picture {
    private static final double FILL = 0.68;

    private Picture() {}

    /** One bar of a chart. */
    public record Bar(double x, double y, double width, double height) {}

    /** The points of a line through all values, oldest at the left, in a box of this size. */
    public static String line(List<Long> values, int width, int height) {
        return line(values, width, height, largest(values));
    }

    /** The same, as high as if this were the largest value. */
    public static String line(List<Long> values, int width, int height, long largest) {
        StringBuilder points = new StringBuilder();
        double step = values.size() < 2 ? 0 : (double) width / (values.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            points.append(
                    String.format(Locale.ROOT, "%.1f,%.1f ", i * step, y(values.get(i), height, Math.max(1, largest))));
        }
        return points.toString().strip();
    }

    /** A bar for each value; zero has none of any height. */
    public static List<Bar> bars(List<Long> values, int width, int height, long largest) {
        double slot = (double) width / Math.max(1, values.size());
        return java.util.stream.IntStream.range(0, values.size())
                .mapToObj(i -> {
                    double y = y(values.get(i), height, Math.max(1, largest));
                    return new Bar(
                            round(i * slot + slot * (1 - FILL) / 2), round(y), round(slot * FILL), round(height - y));
                })
                .toList();
    }

    public static long largest(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static double y(long value, int height, long largest) {
        return height - (double) height * Math.max(0, value) / largest;
    }

    private static double round(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
