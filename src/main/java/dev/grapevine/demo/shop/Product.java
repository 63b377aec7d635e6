package dev.grapevine.demo.shop;

/**
 * Something the shop sells.
 *
 * @param line what it is, in half a sentence
 * @param collection the shelf it stands on
 */
public record Product(String id, String name, String line, long pence, String collection) {
    public String picture() {
        return "demo/" + id + ".svg";
    }

    public String price() {
        return Pounds.text(pence);
    }
}
