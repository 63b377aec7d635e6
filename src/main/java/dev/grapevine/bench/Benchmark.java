package dev.grapevine.bench;

import java.util.List;

/** Something measured. It makes what it needs for itself, in stores of its own, on the {@link Ground} that all share. */
interface Benchmark {

    /** What to call it by on the command line: one word, or words with dashes. */
    String name();

    /** Measures and answers a figure for each thing measured; none, and a word why, where the machine lacks something. */
    List<Figure> run(Ground ground) throws Exception;
}
