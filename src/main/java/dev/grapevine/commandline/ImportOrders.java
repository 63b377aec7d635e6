package dev.grapevine.commandline;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends the rows of a CSV file as history to a running server, and prints what became of each that was not taken. */
final class ImportOrders {
    private static final int BATCH = 500;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> ORDER = List.of("external_id", "number", "state", "currency", "total");
    private static final Map<String, String> CUSTOMER = Map.of(
            "customer_id", "external_id",
            "email", "email",
            "phone", "phone",
            "first_name", "first_name",
            "last_name", "last_name");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI orders;
    private final String key;
    private final PrintStream out;
    private int taken;
    private int known;
    private int left;

    ImportOrders(URI server, String key, PrintStream out) {
        this.orders = URI.create(server.toString().replaceFirst("/+$", "") + "/api/v1/orders/batch");
        this.key = key;
        this.out = out;
    }

    /** A row as an order, and the line of the file where it begins. */
    private record Row(long line, ObjectNode order) {}

    /**
     * Imports the file.
     *
     * @return how many rows were left out
     * @throws CannotStart where the file or the server can't be read
     */
    int from(Path file) {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            List<Row> batch = new ArrayList<>();
            for (NamedCsvRecord row : rows) {
                batch.add(new Row(row.getStartingLineNumber(), order(row)));
                if (batch.size() == BATCH) {
                    send(batch);
                    batch.clear();
                }
            }
            if (!batch.isEmpty()) {
                send(batch);
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw new CannotStart("The file " + file + " can't be read as CSV (" + e.getMessage()
                    + "): save it as UTF-8 with commas and a first line of column names");
        }
        out.println(taken + " orders taken, " + known + " known already, " + left + " left out.");
        return left;
    }

    private static ObjectNode order(NamedCsvRecord row) {
        ObjectNode order = JSON.createObjectNode();
        ORDER.forEach(name -> put(order, name, row, name));
        if (!order.has("state")) {
            order.put("state", "paid");
        }
        String placed = row.findField("placed_at").orElse("").strip();
        order.put("placed_at", placed.length() == 10 ? placed + "T00:00:00Z" : placed);
        ObjectNode customer = order.putObject("customer");
        CUSTOMER.forEach((column, name) -> put(customer, name, row, column));
        return order;
    }

    private static void put(ObjectNode into, String name, NamedCsvRecord row, String column) {
        row.findField(column)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> into.put(name, text));
    }

    private void send(List<Row> batch) {
        ObjectNode body = JSON.createObjectNode();
        body.put("history", true);
        body.putArray("orders").addAll(batch.stream().map(Row::order).toList());
        JsonNode answer = answer(body.toString());
        taken += answer.path("accepted").asInt();
        known += answer.path("repeated").asInt();
        left += answer.path("refused").asInt();
        for (int i = 0; i < batch.size(); i++) {
            JsonNode entry = answer.path("data").path(i);
            if (entry.path("status").asString("").equals("refused")) {
                long line = batch.get(i).line();
                entry.path("errors")
                        .forEach(error -> out.println(
                                "line " + line + ": " + error.path("field").asString("") + " "
                                        + error.path("problem").asString("")));
            }
        }
        out.println((taken + known + left) + " rows read …");
    }

    private JsonNode answer(String body) {
        HttpRequest request = HttpRequest.newBuilder(orders)
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 202) {
                throw new CannotStart("The server answered " + response.statusCode() + " ("
                        + JSON.readTree(response.body()).path("detail").asString("")
                        + "): mend that and run the import again, nothing is doubled");
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new CannotStart(
                    "The server at " + orders.getAuthority()
                            + " does not answer: start it, or name it with --server; then run the import again, nothing is doubled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted: run the import again, nothing is doubled");
        }
    }
}
