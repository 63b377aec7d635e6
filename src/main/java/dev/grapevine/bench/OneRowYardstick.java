package dev.grapevine.bench;

import java.sql.Connection;
import java.util.List;

/** One durable row a transaction by plain JDBC from the pool that Grapevine uses: what Java on this machine could do. */
final class OneRowYardstick implements Benchmark {
    static final String WHAT = "yardstick: JDBC, one row a transaction";

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public List<Figure> run(Ground ground) throws Exception {
        YardstickTable.make(ground);
        return List.of(Load.measure(WHAT + ", " + ground.threads() + " threads", ground, true, _ -> {
            try (Connection connection = ground.database().app().getConnection();
                    var insert = connection.prepareStatement("insert into yardstick (says) values (?)")) {
                insert.setString(1, "one durable row");
                insert.executeUpdate();
                connection.commit();
                return 1;
            }
        }));
    }
}
