package dev.grapevine.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** References sorted by how they name their posting. */
final class Refs {
    private Refs() {}

    static List<String> keys(Collection<Ref> refs) {
        var keys = new ArrayList<String>();
        for (Ref ref : refs) {
            if (ref instanceof Ref.ByKey(var key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    static List<UUID> ids(Collection<Ref> refs) {
        var ids = new ArrayList<UUID>();
        for (Ref ref : refs) {
            if (ref instanceof Ref.ById(var id)) {
                ids.add(id);
            }
        }
        return ids;
    }
}
