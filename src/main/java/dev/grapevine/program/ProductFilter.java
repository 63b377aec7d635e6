package dev.grapevine.program;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Which lines of an order count, by the shop's own ids: of these are the minimum and the advocate's percentage, and an order
 * without any of them brings nothing. So gift cards that are left out earn nothing. Where nothing is taken in, everything
 * is; what is left out stays out also where a collection takes it in.
 */
public record ProductFilter(
        List<String> productsIn, List<String> collectionsIn, List<String> productsOut, List<String> collectionsOut) {

    static final ProductFilter ANY = new ProductFilter(List.of(), List.of(), List.of(), List.of());

    private static final int MOST = 500;

    public ProductFilter {
        productsIn = List.copyOf(productsIn);
        collectionsIn = List.copyOf(collectionsIn);
        productsOut = List.copyOf(productsOut);
        collectionsOut = List.copyOf(collectionsOut);
    }

    /** Whether every line counts, also one that names no product. */
    public boolean takesAll() {
        return equals(ANY);
    }

    /** Whether a line with this product counts. */
    public boolean takes(String productId, Collection<String> collectionIds) {
        boolean in = (productsIn.isEmpty() && collectionsIn.isEmpty())
                || productsIn.contains(productId)
                || !Collections.disjoint(collectionsIn, collectionIds);
        return in && !productsOut.contains(productId) && Collections.disjoint(collectionsOut, collectionIds);
    }

    void check(Findings findings) {
        findings.texts("products_in", productsIn, MOST);
        findings.texts("collections_in", collectionsIn, MOST);
        findings.texts("products_out", productsOut, MOST);
        findings.texts("collections_out", collectionsOut, MOST);
    }
}
